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
 * @param counting when its signatures count
 * @param countryQuestion whether its form asks for the country
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
    Counting counting,
    CountryQuestion countryQuestion,
    ApprovalRule approvalRule) {

  public NewCampaign {
    name = name.strip();
  }

  /**
   * One that everybody signs as it is written and with one signature for each address, that counts
   * at once and asks for no country, and that anybody approves who may.
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
        Counting.AT_ONCE,
        CountryQuestion.NO,
        ApprovalRule.ANY_APPROVER);
  }

  /** The same, signed in these words. */
  public NewCampaign with(LetterWords words) {
    return with(samePerson, words, counting, countryQuestion, approvalRule);
  }

  /** The same, counted so. */
  public NewCampaign with(Counting counted) {
    return with(samePerson, letterWords, counted, countryQuestion, approvalRule);
  }

  /** The same, with this question in its form. */
  public NewCampaign with(CountryQuestion question) {
    return with(samePerson, letterWords, counting, question, approvalRule);
  }

  /** The same, approved by this rule. */
  public NewCampaign with(ApprovalRule rule) {
    return with(samePerson, letterWords, counting, countryQuestion, rule);
  }

  /** The same, with these taken for the same person in a pool of its own. */
  public NewCampaign with(SamePerson rule) {
    return with(rule, letterWords, counting, countryQuestion, approvalRule);
  }

  private NewCampaign with(
      SamePerson person,
      LetterWords words,
      Counting counted,
      CountryQuestion question,
      ApprovalRule rule) {
    return new NewCampaign(
        kind, name, slug, pool, person, consentMode, language, words, counted, question, rule);
  }
}
