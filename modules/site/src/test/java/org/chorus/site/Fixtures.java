package org.chorus.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SigningTimes;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PageAddress;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPage.CampaignPartner;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.Terms;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.content.Article;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.brand.Brand;

/** Pages as they come from the campaign module, without a database. */
public final class Fixtures {

  public static final OrganizationProfile RIVERS = organization("rivers", "Rivers Without Borders");
  public static final OrganizationProfile RIGHTS = organization("rights", "Right to Water");

  public static final SigningTimes OPEN =
      new SigningTimes(
          CampaignState.PUBLISHED,
          Optional.empty(),
          Optional.empty(),
          ZoneOffset.UTC,
          Optional.empty(),
          "",
          Optional.empty());

  private static final PageAddress PAGE =
      new PageAddress(new Slug("clean-rivers"), Optional.of(new Slug("rivers")), Optional.empty());

  private Fixtures() {}

  public static OrganizationProfile organization(String alias, String name) {
    return new OrganizationProfile(
        OrganizationId.random(), new Slug(alias), name, Description.NONE, Brand.NONE);
  }

  public static PublishedPage pageAskingFor(ConsentMode mode, OrganizationProfile... asked) {
    return page(
        CampaignKind.PETITION,
        mode,
        Contents.petition(),
        List.of(asked).stream()
            .map(
                organization ->
                    new ConsentAsk(new ConsentTextId(UUID.randomUUID()), organization, "May we?"))
            .toList());
  }

  public static PublishedPage pageOf(Content content) {
    return page(CampaignKind.PETITION, ConsentMode.EXPLICIT, content, List.of());
  }

  /** A petition in English. */
  public static PublishedPage petition() {
    return pageOf(Contents.petition());
  }

  /** The same page as its Campaign is protected now. */
  public static PublishedPage protectedBy(Protection protection, PublishedPage page) {
    return with(page.counting(), page.countryQuestion(), protection, page);
  }

  /** One that asks for the consent of a partner, in the standard words. */
  public static PublishedPage pageOf(CampaignKind kind, Content content) {
    return page(
        kind,
        ConsentMode.EXPLICIT,
        content,
        List.of(
            new ConsentAsk(
                new ConsentTextId(UUID.randomUUID()),
                RIVERS,
                ConsentMode.EXPLICIT.standardWording(content.language()))));
  }

  /** An open letter that people may put into their own words. */
  public static PublishedPage pageForOwnWords(Content content) {
    return page(
        CampaignKind.LETTER, ConsentMode.EXPLICIT, LetterWords.SIGNERS_OWN, content, List.of());
  }

  /** The same page of a campaign that counts so and asks so. */
  public static PublishedPage with(
      Counting counting, CountryQuestion question, PublishedPage page) {
    return with(counting, question, page.protection(), page);
  }

  private static PublishedPage with(
      Counting counting, CountryQuestion question, Protection protection, PublishedPage page) {
    return new PublishedPage(
        page.campaign(),
        page.campaignSlug(),
        page.kind(),
        page.pool(),
        page.samePerson(),
        page.revision(),
        page.coalitionName(),
        page.coalitionBrand(),
        page.organization(),
        page.publishedAt(),
        page.content(),
        page.languages(),
        page.articleHtml(),
        page.signing(),
        page.consentMode(),
        page.letterWords(),
        counting,
        question,
        protection,
        page.terms(),
        page.asks(),
        page.partners());
  }

  /** One under terms on contact data. */
  public static PublishedPage pageUnder(SharingTerms sharing, ConsentMode mode, String language) {
    return page(
        CampaignKind.PETITION,
        mode,
        LetterWords.AS_WRITTEN,
        Content.blank(language),
        List.of(),
        sharing);
  }

  private static PublishedPage page(
      CampaignKind kind, ConsentMode mode, Content content, List<ConsentAsk> asks) {
    return page(kind, mode, LetterWords.AS_WRITTEN, content, asks);
  }

  private static PublishedPage page(
      CampaignKind kind,
      ConsentMode mode,
      LetterWords words,
      Content content,
      List<ConsentAsk> asks) {
    return page(kind, mode, words, content, asks, SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER));
  }

  private static PublishedPage page(
      CampaignKind kind,
      ConsentMode mode,
      LetterWords words,
      Content content,
      List<ConsentAsk> asks,
      SharingTerms sharing) {
    return new PublishedPage(
        CampaignId.random(),
        new Slug("clean-rivers"),
        kind,
        PoolId.random(),
        SamePerson.BY_ADDRESS,
        RevisionId.random(),
        "Clean Water Now",
        Brand.NONE,
        Optional.of(RIVERS),
        Instant.parse("2026-03-02T23:30:00Z"),
        content,
        List.of(content.language()),
        Article.toHtml(content.article()),
        OPEN,
        mode,
        words,
        Counting.AT_ONCE,
        CountryQuestion.NO,
        Protection.DEFAULT,
        new Terms(
            1,
            sharing,
            AdoptionRule.ALL,
            PartnerOrder.ALPHABETICAL,
            "",
            Instant.parse("2026-02-01T09:00:00Z")),
        asks,
        List.of(
            new CampaignPartner(RIGHTS, false, Optional.empty()),
            new CampaignPartner(RIVERS, true, Optional.of(PAGE))));
  }
}
