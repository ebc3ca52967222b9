package org.chorus.console;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.INVITE;
import static org.chorus.access.Permission.PUBLISH;
import static org.chorus.access.Permission.WRITE_PAGE;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.CampaignStep;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.WorkingCopies;
import org.chorus.campaign.page.WorkingCopy;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.JoinRequests;
import org.chorus.coalition.SeatState;
import org.chorus.coalition.TermsProposals;
import org.chorus.console.page.PageLinks;
import org.chorus.kernel.Actor;
import org.chorus.sharing.deletion.Deletions;
import org.springframework.stereotype.Component;

/** What cannot go on without the person at work, and that this person may do. */
@Component
final class WaitingForYou {

  private final Coalitions coalitions;
  private final TermsProposals proposals;
  private final JoinRequests requests;
  private final Campaigns campaigns;
  private final CampaignLife life;
  private final Approvals approvals;
  private final WorkingCopies copies;
  private final Deletions deletions;
  private final Access access;

  WaitingForYou(
      Coalitions coalitions,
      TermsProposals proposals,
      JoinRequests requests,
      Campaigns campaigns,
      CampaignLife life,
      Approvals approvals,
      WorkingCopies copies,
      Deletions deletions,
      Access access) {
    this.coalitions = coalitions;
    this.proposals = proposals;
    this.requests = requests;
    this.campaigns = campaigns;
    this.life = life;
    this.approvals = approvals;
    this.copies = copies;
    this.deletions = deletions;
    this.access = access;
  }

  /**
   * One thing to do.
   *
   * @param path the screen to do it on
   */
  record Task(String what, String about, String path) {}

  List<Task> of(Actor actor) {
    List<CampaignOverview> mine = campaigns.of(actor);
    return Stream.of(
            invitations(actor),
            comingBack(actor),
            requestsToJoin(actor),
            proposedTerms(actor),
            unsaved(actor, mine),
            contactsToDelete(actor),
            mine.stream().flatMap(campaign -> tasks(actor, campaign)))
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<Task> proposedTerms(Actor actor) {
    return coalitions.of(actor).stream()
        .filter(coalition -> access.may(actor, ANSWER_INVITATION, coalition.id()))
        .filter(
            coalition ->
                proposals
                    .open(actor, coalition.id())
                    .filter(proposal -> proposal.waitsFor(actor.organization()))
                    .isPresent())
        .map(
            coalition ->
                new Task(
                    "Answer the proposed terms", coalition.name(), "coalitions/" + coalition.id()));
  }

  private Stream<Task> invitations(Actor actor) {
    if (!access.may(actor, ANSWER_INVITATION)) {
      return Stream.empty();
    }
    return coalitions.of(actor).stream()
        .filter(coalition -> coalition.seatOf(actor.organization()).state() == SeatState.INVITED)
        .map(
            coalition ->
                new Task(
                    "Answer the invitation", coalition.name(), "coalitions/" + coalition.id()));
  }

  private Stream<Task> comingBack(Actor actor) {
    if (!access.may(actor, ANSWER_INVITATION)) {
      return Stream.empty();
    }
    return coalitions.of(actor).stream()
        .filter(coalition -> coalition.seatOf(actor.organization()).reinstatedAt().isPresent())
        .map(
            coalition ->
                new Task(
                    "Accept the terms, to take part again",
                    coalition.name(),
                    "coalitions/" + coalition.id()));
  }

  private Stream<Task> requestsToJoin(Actor actor) {
    return coalitions.of(actor).stream()
        .filter(coalition -> access.may(actor, INVITE, coalition.id()))
        .flatMap(
            coalition ->
                requests.waiting(actor, coalition.id()).stream()
                    .map(
                        request ->
                            new Task(
                                "Answer the request of "
                                    + request.organization().name()
                                    + " to join",
                                coalition.name(),
                                "coalitions/" + coalition.id())));
  }

  private Stream<Task> unsaved(Actor actor, List<CampaignOverview> mine) {
    List<WorkingCopy> kept = copies.of(actor);
    return mine.stream()
        .flatMap(
            campaign ->
                kept.stream()
                    .filter(copy -> copy.edition().campaign().equals(campaign.id()))
                    .map(copy -> unsaved(campaign, copy.edition())));
  }

  private Stream<Task> contactsToDelete(Actor actor) {
    return access.may(actor, EXPORT_CONTACTS)
        ? Stream.of(deletions.figures(actor))
            .filter(figures -> figures.open() > 0)
            .map(
                figures ->
                    new Task(
                        figures.overdue() > 0
                            ? "Delete contacts: some are overdue"
                            : "Delete contacts who changed their mind",
                        figures.open() == 1 ? "1 person" : figures.open() + " people",
                        "organization/deletions"))
        : Stream.empty();
  }

  private static Task unsaved(CampaignOverview campaign, PageEdition edition) {
    return new Task("Save what you wrote", campaign.name(), PageLinks.editor(edition));
  }

  private Stream<Task> tasks(Actor actor, CampaignOverview campaign) {
    if (campaign.state() == CampaignState.ARCHIVED) {
      return Stream.empty();
    }
    String here = "campaigns/" + campaign.id();
    return Stream.of(
            commonPage(actor, campaign, here),
            ownPage(actor, campaign, here),
            decision(actor, campaign, here),
            nextStep(actor, campaign, here),
            pause(actor, campaign, here))
        .flatMap(Optional::stream);
  }

  private Optional<Task> commonPage(Actor actor, CampaignOverview campaign, String here) {
    return campaign.pages().stream()
        .filter(page -> page.owner() instanceof PageOwner.Everybody && !page.publishable())
        .filter(page -> access.may(actor, CREATE_CAMPAIGN, campaign.coalition()))
        .map(page -> new Task("Complete the common page", campaign.name(), here + "/pages/common"))
        .findFirst();
  }

  private Optional<Task> ownPage(Actor actor, CampaignOverview campaign, String here) {
    if (!access.may(actor, WRITE_PAGE, campaign.coalition(), campaign.id())) {
      return Optional.empty();
    }
    PageOwner owner = new PageOwner.Partner(actor.organization());
    Optional<PageOverview> own =
        campaign.pages().stream().filter(page -> page.owner().equals(owner)).findFirst();
    if (own.isEmpty()) {
      // Later on, a page of one's own would void what the others have approved: no reason to urge.
      return campaign.state() == CampaignState.DRAFT
          ? Optional.of(new Task("Write your page", campaign.name(), here + "/pages/own"))
          : Optional.empty();
    }
    return own.filter(page -> !page.publishable())
        .map(page -> new Task("Complete your page", campaign.name(), here + "/pages/own"));
  }

  private Optional<Task> decision(Actor actor, CampaignOverview campaign, String here) {
    boolean undecided =
        CampaignStep.PUBLISH.from(campaign.state()).isPresent()
            && campaign.unpublishedChanges()
            && campaign
                .verdictOf(actor.organization())
                .filter(
                    verdict ->
                        verdict instanceof Verdict.Waiting
                            || verdict instanceof Verdict.Voided
                            || verdict instanceof Verdict.OwnWork)
                .isPresent();
    return undecided && access.may(actor, APPROVE, campaign.coalition())
        ? Optional.of(
            new Task(
                approvals.ownRevision(actor, campaign.id()).isEmpty()
                    ? "Review and approve"
                    : "You wrote it: have a colleague approve",
                campaign.name(),
                here + "/review"))
        : Optional.empty();
  }

  private Optional<Task> nextStep(Actor actor, CampaignOverview campaign, String here) {
    if (campaign.state() == CampaignState.DRAFT
        && campaign.pages().stream().allMatch(PageOverview::publishable)
        && access.may(actor, CREATE_CAMPAIGN, campaign.coalition())) {
      return Optional.of(new Task("Ask the partners for approval", campaign.name(), here));
    }
    if (CampaignStep.PUBLISH.from(campaign.state()).isPresent()
        && campaign.unpublishedChanges()
        && campaign.isApprovedByAll()
        && access.may(actor, PUBLISH, campaign.coalition())) {
      return Optional.of(new Task("Publish: everybody has approved", campaign.name(), here));
    }
    return Optional.empty();
  }

  private Optional<Task> pause(Actor actor, CampaignOverview campaign, String here) {
    return campaign.state() == CampaignState.PAUSED
            && life.stepsOpenTo(actor, campaign.id()).contains(CampaignStep.RESUME)
        ? Optional.of(new Task("Resume or close: signing is paused", campaign.name(), here))
        : Optional.empty();
  }
}
