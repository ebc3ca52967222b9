package org.chorus.campaign.approval;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.approval.ApprovalOutcome.IncompletePage;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.Standing;
import org.chorus.campaign.page.Drafts;
import org.chorus.campaign.page.Drafts.Draft;
import org.chorus.campaign.page.EditionRepository;
import org.chorus.campaign.page.KeptEdition;
import org.chorus.campaign.page.Page;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.Revision;
import org.chorus.campaign.page.RevisionRepository;
import org.chorus.campaign.page.RevisionRepository.LastNumber;
import org.chorus.campaign.published.ConsentTexts;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.content.Content;
import org.chorus.content.ContentProblem;
import org.chorus.content.ContentRules;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;
import org.springframework.stereotype.Component;

/**
 * Puts what is written before supporters: the common page and those of active partners, in every
 * language. A partner that is suspended or left holds nothing up with a page that it cannot
 * complete, and none of its drafts goes live behind its back.
 */
@Component
class Publication {

  private final Drafts drafts;
  private final EditionRepository editions;
  private final RevisionRepository revisions;
  private final ConsentTexts consentTexts;
  private final Coalitions coalitions;

  Publication(
      Drafts drafts,
      EditionRepository editions,
      RevisionRepository revisions,
      ConsentTexts consentTexts,
      Coalitions coalitions) {
    this.drafts = drafts;
    this.editions = editions;
    this.revisions = revisions;
    this.consentTexts = consentTexts;
    this.coalitions = coalitions;
  }

  List<IncompletePage> incomplete(Campaign campaign) {
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    return ofCoOwners(campaign, coalition)
        .flatMap(
            draft -> {
              List<ContentProblem> missing =
                  ContentRules.problemsOfPublication(draft.content(), campaign.kind());
              return missing.isEmpty()
                  ? Stream.empty()
                  : Stream.of(
                      new IncompletePage(
                          nameOf(draft.edition().owner(), coalition),
                          draft.edition().language(),
                          missing));
            })
        .toList();
  }

  /** Every page as it reads now; a language that was taken out of a page is gone. */
  void publishAll(Actor actor, Campaign campaign, Instant now) {
    CoalitionOverview coalition = coalitions.get(campaign.coalition());
    Map<PageEdition, Draft> publishing =
        ofCoOwners(campaign, coalition).collect(Collectors.toMap(Draft::edition, draft -> draft));
    Set<Page> pages =
        publishing.values().stream()
            .map(draft -> draft.page().orElseThrow())
            .collect(Collectors.toSet());
    Standing standing = standing(publishing.values(), pages);
    publishing.values().forEach(draft -> publish(actor, draft, standing, now));
    pages.forEach(page -> withdrawOthers(page, campaign, publishing));
    Map<PageEdition, Content> published = new HashMap<>();
    publishing.forEach((edition, draft) -> published.put(edition, draft.content()));
    consentTexts.settle(campaign, coalition, published, now);
  }

  /**
   * What there is before publishing.
   *
   * @param published what supporters read
   * @param lastNumbers of each page, by language
   */
  private record Standing(
      Map<RevisionId, Revision> published, Map<UUID, Map<String, Integer>> lastNumbers) {

    int nextNumber(Page page, String language) {
      return lastNumbers.getOrDefault(page.id(), Map.of()).getOrDefault(language, 0) + 1;
    }
  }

  private Standing standing(Collection<Draft> publishing, Set<Page> pages) {
    List<UUID> published =
        publishing.stream()
            .flatMap(draft -> draft.kept().flatMap(KeptEdition::published).stream())
            .map(RevisionId::value)
            .toList();
    return new Standing(
        revisions.findByIdIn(published).stream()
            .collect(Collectors.toMap(Revision::id, Function.identity())),
        revisions.lastNumbers(pages.stream().map(Page::id).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    LastNumber::page, Collectors.toMap(LastNumber::language, LastNumber::number))));
  }

  private void publish(Actor actor, Draft draft, Standing standing, Instant now) {
    Page page = draft.page().orElseThrow();
    KeptEdition kept =
        draft.kept().orElseGet(() -> new KeptEdition(page.id(), draft.edition().language()));
    Content content = draft.content();
    Optional<Revision> same =
        Stream.concat(
                kept.published().map(standing.published()::get).stream(), draft.saved().stream())
            .filter(revision -> revision.content().equals(content))
            .findFirst();
    kept.publish(same.orElseGet(() -> compose(actor, draft, page, standing, now)).id());
    editions.save(kept);
    page.publish(now);
  }

  /** A partner's page that follows the common one: what supporters read of both, kept for good. */
  private Revision compose(Actor actor, Draft draft, Page page, Standing standing, Instant now) {
    int number = standing.nextNumber(page, draft.edition().language());
    return revisions.save(Revision.composed(page.id(), number, draft.text(), actor, now));
  }

  private void withdrawOthers(Page page, Campaign campaign, Map<PageEdition, Draft> publishing) {
    for (KeptEdition kept : drafts.kept(page)) {
      PageEdition edition = new PageEdition(campaign.id(), page.owner(), kept.language());
      if (!publishing.containsKey(edition)) {
        kept.withdraw();
        editions.save(kept);
      }
    }
  }

  /** Every page that would go public now, in every language: none of partners who are away. */
  Stream<Draft> ofCoOwners(Campaign campaign, CoalitionOverview coalition) {
    Set<PageOwner> coOwners =
        coalition.activePartners().stream()
            .<PageOwner>map(partner -> new PageOwner.Partner(partner.organization().id()))
            .collect(Collectors.toSet());
    return drafts.of(campaign).stream()
        .filter(draft -> draft.isCommon() || coOwners.contains(draft.edition().owner()));
  }

  static String nameOf(PageOwner owner, CoalitionOverview coalition) {
    return switch (owner) {
      case PageOwner.Everybody() -> "Common page";
      case PageOwner.Partner(OrganizationId organization) ->
          coalition.seatOf(organization).organization().name();
    };
  }
}
