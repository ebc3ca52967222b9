package org.chorus.console.campaign;

import static org.chorus.access.Permission.APPROVE;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.approval.ApprovalOutcome;
import org.chorus.campaign.approval.Approvals;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.campaign.review.Comments;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.page.Pictures;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.keycloak.StaffSession;

/**
 * Everything that would go public, and the decision about it. The version is read before the pages:
 * what is edited while somebody reads is newer than the version they decide on, and then the
 * decision does not count.
 */
@Route("campaigns/:campaign/review")
@PermitAll
final class ReviewView extends Screen {

  private final Campaigns campaigns;
  private final PublishedPages publishedPages;
  private final Approvals approvals;
  private final Comments comments;
  private final Pictures pictures;
  private final Access access;

  /** What somebody typed and has not sent; it survives when the screen shows something new. */
  private final Map<PageEdition, String> unsentComments = new HashMap<>();

  private String unsentRequest = "";

  ReviewView(
      StaffSession session,
      Campaigns campaigns,
      PublishedPages publishedPages,
      Approvals approvals,
      Comments comments,
      Pictures pictures,
      Access access) {
    super(session);
    this.campaigns = campaigns;
    this.publishedPages = publishedPages;
    this.approvals = approvals;
    this.comments = comments;
    this.pictures = pictures;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    add(Links.back("campaigns/" + campaign.id(), campaign.name()));
    head("Review");
    lead(
        "This is what supporters would see, page by page. Your decision is for exactly this content:"
            + " any later edit makes a new one necessary.");
    add(decision(actor, campaign));
    add(new ReviewedPages(actor, campaign, publishedPages, comments, unsentComments, pictures));
  }

  private Component decision(Actor actor, CampaignOverview campaign) {
    Div bar = new Div();
    bar.addClassName("decision");
    campaign
        .verdictOf(actor.organization())
        .ifPresent(verdict -> bar.add(new Paragraph(standing(verdict))));
    if (campaign.state() == CampaignState.DRAFT) {
      bar.add(new Paragraph("The partners have not been asked for approval yet."));
      return bar;
    }
    if (!campaign.unpublishedChanges()) {
      bar.add(new Paragraph("All of this is public already."));
      return bar;
    }
    if (!access.may(actor, APPROVE, campaign.coalition())) {
      bar.add(new Paragraph("Approvers of each partner decide."));
      return bar;
    }
    Button approve =
        new Button(
            "Approve",
            click -> {
              tell(
                  approvals.approve(actor, campaign.id(), campaign.contentVersion()),
                  "Approved on behalf of your organization.",
                  campaign);
            });
    approve.setId("approve");
    approve.addThemeVariants(ButtonVariant.PRIMARY);
    Button changes = new Button("Request changes", click -> requestChanges(actor, campaign).open());
    changes.setId("request-changes");
    boolean approved =
        campaign
            .verdictOf(actor.organization())
            .filter(verdict -> verdict instanceof Verdict.Approved)
            .isPresent();
    Optional<ApprovalOutcome.OwnRevision> own = approvals.ownRevision(actor, campaign.id());
    if (!approved) {
      own.ifPresent(
          refusal -> {
            Paragraph why = new Paragraph(words(refusal));
            why.setId("own-revision");
            bar.add(why);
          });
    }
    Div actions = approved || own.isPresent() ? new Div(changes) : new Div(approve, changes);
    actions.addClassName("actions");
    bar.add(actions);
    return bar;
  }

  private static String words(ApprovalOutcome.OwnRevision own) {
    return "This campaign asks for four eyes, and you wrote some of it: "
        + own.pages().stream()
            .map(page -> page.equals("Common page") ? "the common page" : "the page of " + page)
            .collect(Collectors.joining(", "))
        + ". "
        + own.remedy();
  }

  private static String standing(Verdict verdict) {
    Reader reader = Reader.current();
    return switch (verdict) {
      case Verdict.Approved(var ignored, var by, var at) ->
          "Your organization has approved this: " + by + ", " + reader.moment(at) + ".";
      case Verdict.ChangesRequested(var ignored, var by, var at, var comment) ->
          by + " asked for changes on " + reader.moment(at) + ": “" + comment + "”";
      case Verdict.Voided(var ignored, var by, var at) ->
          by
              + " decided on "
              + reader.moment(at)
              + ", and the content has changed since. Please decide again.";
      case Verdict.OwnWork(var ignored, var by, var at) ->
          by
              + " approved on "
              + reader.moment(at)
              + ", and wrote some of what would go public, so somebody else decides.";
      case Verdict.Waiting(var ignored) -> "Your organization has not decided yet.";
    };
  }

  private Dialog requestChanges(Actor actor, CampaignOverview campaign) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle("Request changes");
    dialog.addClassName("dialog");
    TextArea comment = new TextArea("What should change?");
    comment.setId("change-request");
    comment.setHelperText("All partners read it. Up to 2,000 characters.");
    comment.setMaxLength(2_000);
    comment.setRequiredIndicatorVisible(true);
    comment.setMinRows(4);
    comment.setWidthFull();
    comment.setValue(unsentRequest);
    dialog.add(comment);
    int open = openComments(actor, campaign);
    if (open > 0) {
      Paragraph hint =
          new Paragraph(
              "The pages have "
                  + (open == 1 ? "1 open comment" : open + " open comments")
                  + ": no need to repeat what is said there.");
      hint.addClassName("hint");
      dialog.add(hint);
    }
    Button send =
        new Button(
            "Request changes",
            click -> {
              if (comment.getValue().isBlank()) {
                comment.setErrorMessage("Say what should change.");
                comment.setInvalid(true);
                return;
              }
              dialog.close();
              ApprovalOutcome outcome =
                  approvals.requestChanges(
                      actor, campaign.id(), campaign.contentVersion(), comment.getValue());
              unsentRequest = outcome instanceof ApprovalOutcome.Done ? "" : comment.getValue();
              tell(outcome, "Your request is on record, and the partners see it.", campaign);
            });
    send.setId("send-change-request");
    send.addThemeVariants(ButtonVariant.PRIMARY);
    dialog.getFooter().add(new Button("Cancel", click -> dialog.close()), send);
    return dialog;
  }

  private int openComments(Actor actor, CampaignOverview campaign) {
    return comments.mayComment(actor, campaign.id())
        ? comments.openOn(actor, campaign.id()).values().stream().mapToInt(Integer::intValue).sum()
        : 0;
  }

  private void tell(ApprovalOutcome outcome, String done, CampaignOverview campaign) {
    switch (outcome) {
      case ApprovalOutcome.Done() -> {
        Notice.done(done);
        getUI().ifPresent(ui -> ui.navigate("campaigns/" + campaign.id()));
      }
      case ApprovalOutcome.ContentChanged(var ignored) -> {
        Notice.problem(
            "Somebody edited a page while you were reading. Below is what stands now: look at it,"
                + " then decide.");
        refresh();
      }
      case ApprovalOutcome.NotInApproval() -> {
        Notice.problem("The partners have not been asked for approval yet.");
        refresh();
      }
      case ApprovalOutcome.OwnRevision own -> {
        Notice.problem(words(own));
        refresh();
      }
      case ApprovalOutcome.CommentMissing() ->
          Notice.problem("Say what should change, in 1 to 2,000 characters.");
      case ApprovalOutcome.Incomplete(var ignored) -> Notice.problem("Some pages are incomplete.");
      case ApprovalOutcome.ApprovalsMissing(var ignored) ->
          Notice.problem("Some partners have not approved.");
      case ApprovalOutcome.NothingToPublish() ->
          Notice.problem("Supporters see everything already.");
      case ApprovalOutcome.NotNow(var ignored) ->
          Notice.problem("The campaign is over. Nothing is published any more.");
      case ApprovalOutcome.ClosingHasPassed() ->
          Notice.problem("It was planned to close before now.");
    }
  }
}
