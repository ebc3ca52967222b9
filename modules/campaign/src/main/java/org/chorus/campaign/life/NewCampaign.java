package org.chorus.campaign.life;

import java.util.Optional;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.Slug;

/**
 * What a convener decides when creating a Campaign.
 *
 * @param name how staff call it; supporters read the title of its pages
 * @param slug its address: {@code /{slug}}
 * @param pool an existing pool of the Coalition to share; empty for one of its own
 * @param samePerson whom a pool of its own takes for the same person; a shared one keeps its rule
 * @param language of its common page at first, and what people read who ask for none: a BCP 47 tag
 * @param letterWords {@link LetterWords#AS_WRITTEN} for a petition
 * @param approvalRule whose approval counts as a co-owner's; can be changed later
 */
public record NewCampaign(
    CampaignKind kind,
    String name,
    Slug slug,
    Optional<PoolId> pool,
    SamePerson samePerson,
    ConsentMode consentMode,
    String language,
    LetterWords letterWords,
    ApprovalRule approvalRule) {

  public NewCampaign {
    name = name.strip();
  }

  /**
   * One that everybody signs as it is written and with one signature for each address, and that
   * anybody approves who may.
   */
  public NewCampaign(
      CampaignKind kind,
      String name,
      Slug slug,
      Optional<PoolId> pool,
      ConsentMode consentMode,
      String language) {
    this(
        kind,
        name,
        slug,
        pool,
        SamePerson.BY_ADDRESS,
        consentMode,
        language,
        LetterWords.AS_WRITTEN,
        ApprovalRule.ANY_APPROVER);
  }

  /** The same, signed in these words. */
  public NewCampaign with(LetterWords words) {
    return new NewCampaign(
        kind, name, slug, pool, samePerson, consentMode, language, words, approvalRule);
  }

  /** The same, approved by this rule. */
  public NewCampaign with(ApprovalRule rule) {
    return new NewCampaign(
        kind, name, slug, pool, samePerson, consentMode, language, letterWords, rule);
  }

  /** The same, with these taken for the same person in a pool of its own. */
  public NewCampaign with(SamePerson rule) {
    return new NewCampaign(
        kind, name, slug, pool, rule, consentMode, language, letterWords, approvalRule);
  }
}
