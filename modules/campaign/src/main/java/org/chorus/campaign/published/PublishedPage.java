package org.chorus.campaign.published;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.life.SigningTimes;
import org.chorus.coalition.Terms;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.brand.Brand;

/**
 * What supporters see at one address.
 *
 * @param samePerson whom the pool takes for the same person
 * @param organization whose page it is; empty for the coalition's common page
 * @param publishedAt when this page first went live
 * @param articleHtml the article, safe to show as it is
 * @param signing when people can sign here
 * @param letterWords whose words people put their names to
 * @param counting when a signature given here counts
 * @param countryQuestion whether the form asks for the country
 * @param protection what the Campaign does against signatures that no person gave
 * @param terms what the co-owners agreed on, as it is in force now
 * @param languages in which this page can be read, the Campaign's own first
 * @param asks whose consent is asked or disclosed here, the page's own Organization first
 * @param partners the Campaign's co-owners in today's order, as the Terms set it, with the
 *     addresses of those that have a page
 */
public record PublishedPage(
    CampaignId campaign,
    Slug campaignSlug,
    CampaignKind kind,
    PoolId pool,
    SamePerson samePerson,
    RevisionId revision,
    String coalitionName,
    Brand coalitionBrand,
    Optional<OrganizationProfile> organization,
    Instant publishedAt,
    Content content,
    List<String> languages,
    String articleHtml,
    SigningTimes signing,
    ConsentMode consentMode,
    LetterWords letterWords,
    Counting counting,
    CountryQuestion countryQuestion,
    Protection protection,
    Terms terms,
    List<ConsentAsk> asks,
    List<CampaignPartner> partners) {

  /** Where it is to be read. */
  public PageAddress address() {
    return addressIn(content.language());
  }

  /** Where it is to be read in one of its {@link #languages}. */
  public PageAddress addressIn(String language) {
    return new PageAddress(
        campaignSlug,
        organization.map(OrganizationProfile::alias),
        Optional.of(language).filter(tag -> !tag.equals(languages.getFirst())));
  }

  /**
   * What is stated here of those whose consent is disclosed, in the order of {@link #asks}: all
   * that have the same words in one statement.
   */
  public List<Statement> statements() {
    return asks.stream()
        .collect(
            Collectors.groupingBy(
                ConsentAsk::wording,
                LinkedHashMap::new,
                Collectors.mapping(ConsentAsk::organization, Collectors.toList())))
        .entrySet()
        .stream()
        .map(entry -> new Statement(entry.getValue(), entry.getKey()))
        .toList();
  }

  /** Words that Organizations have in common. */
  public record Statement(List<OrganizationProfile> organizations, String wording) {}

  /** A co-owner as supporters are told of it. */
  public record CampaignPartner(
      OrganizationProfile organization, boolean convening, Optional<PageAddress> address) {}
}
