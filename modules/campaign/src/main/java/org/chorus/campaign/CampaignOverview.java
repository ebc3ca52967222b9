package org.chorus.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.approval.Verdict;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SigningTimes;
import org.chorus.campaign.life.Standing;
import org.chorus.campaign.page.PageOwner;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;

/**
 * A Campaign as its co-owners see it.
 *
 * @param language the one that people read who ask for none, a BCP 47 tag
 * @param protection what it does against signatures that no person gave
 * @param samePerson whom its pool takes for the same person
 * @param rule whose approval counts as a co-owner's
 * @param standing how it came to its state
 * @param signing when people can sign it, and what is planned
 * @param contentVersion grows with every edit of any of its pages; an approval is for one value of
 *     it
 * @param unpublishedChanges whether there is content that supporters do not see yet
 * @param verdicts one for each co-owner, by name
 * @param pages those that exist, the common one first, then by the partners' names
 */
public record CampaignOverview(
    CampaignId id,
    CoalitionId coalition,
    String coalitionName,
    PoolId pool,
    String poolName,
    SamePerson samePerson,
    Slug slug,
    CampaignKind kind,
    String name,
    String language,
    ConsentMode consentMode,
    LetterWords letterWords,
    Counting counting,
    CountryQuestion countryQuestion,
    ProtectionStanding protection,
    Rule rule,
    CampaignState state,
    Standing standing,
    SigningTimes signing,
    int contentVersion,
    boolean unpublishedChanges,
    Instant createdAt,
    Optional<Instant> publishedAt,
    List<Verdict> verdicts,
    List<PageOverview> pages) {

  /** Whether every co-owner approved what stands now. */
  public boolean isApprovedByAll() {
    return verdicts.stream().allMatch(verdict -> verdict instanceof Verdict.Approved);
  }

  /** Where one co-owner stands. */
  public Optional<Verdict> verdictOf(OrganizationId organization) {
    return verdicts.stream()
        .filter(verdict -> verdict.organization().id().equals(organization))
        .findFirst();
  }

  /**
   * Whose approval a Campaign takes.
   *
   * @param by who changed it last; empty where it is as it was at the Campaign's creation
   */
  public record Rule(ApprovalRule approvalRule, Optional<String> by, Optional<Instant> at) {}

  /**
   * How a Campaign is protected.
   *
   * @param by who chose it last; empty where it is as it was at the Campaign's creation
   */
  public record ProtectionStanding(
      Protection protection, Optional<String> by, Optional<Instant> at) {}

  /**
   * How a Campaign came to its state.
   *
   * @param by who it was; empty where that is known to the audit trail alone
   * @param reason what the partners were told about it; may be empty
   */
  public record Standing(
      Instant since,
      Optional<String> by,
      Optional<OrganizationId> organization,
      Optional<String> organizationName,
      String reason) {}

  /**
   * One page of it.
   *
   * @param address where supporters find it once published: {@code /{campaign}} or {@code
   *     /{campaign}/{organization}}
   * @param published whether supporters see it
   * @param unpublished whether its partner has taken it down
   * @param title in the Campaign's own language
   * @param languages in which it is written, or follows the common page; the Campaign's own first
   * @param lastEditor of any language; empty where all of it follows the common page
   * @param publishable whether nothing is missing for publishing, in any language
   */
  public record PageOverview(
      PageOwner owner,
      String ownerName,
      String address,
      String title,
      List<String> languages,
      Optional<String> lastEditor,
      Optional<Instant> lastEditedAt,
      boolean published,
      boolean unpublished,
      boolean publishable) {}
}
