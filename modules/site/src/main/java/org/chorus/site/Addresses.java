package org.chorus.site;

import java.util.Optional;
import org.chorus.campaign.published.AbsentPartner;
import org.chorus.campaign.published.AbsentPartners;
import org.chorus.campaign.published.PageAddress;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.kernel.Slug;
import org.springframework.stereotype.Component;

/** Which page stands at an address. */
@Component
class Addresses {

  private final PublishedPages pages;
  private final AbsentPartners absent;

  Addresses(PublishedPages pages, AbsentPartners absent) {
    this.pages = pages;
    this.absent = absent;
  }

  /** Whose page stood at an address that leads to none now, because the partner takes no part. */
  Optional<AbsentPartner> findAbsent(String campaign, Optional<String> organization) {
    return Slug.parse(campaign)
        .flatMap(
            slug ->
                organization.flatMap(Slug::parse).flatMap(partner -> absent.find(slug, partner)));
  }

  /**
   * @param language the one that is wanted; any text, as visitors send it
   */
  Optional<PublishedPage> find(
      String campaign, Optional<String> organization, Optional<String> language) {
    return Slug.parse(campaign)
        .flatMap(
            slug ->
                organization.isEmpty()
                    ? pages.findCommon(slug, language)
                    : Slug.parse(organization.get())
                        .flatMap(partner -> pages.findPartners(slug, partner, language)));
  }

  /** The common page, where a partner has taken its own page down. */
  Optional<PublishedPage> findInPlaceOfUnpublished(
      String campaign, Optional<String> organization, Optional<String> language) {
    return Slug.parse(campaign)
        .flatMap(
            slug ->
                organization
                    .flatMap(Slug::parse)
                    .flatMap(partner -> pages.findInPlaceOfUnpublished(slug, partner, language)));
  }

  Optional<PublishedPage> find(PageAddress address) {
    return address
        .organization()
        .map(partner -> pages.findPartners(address.campaign(), partner, address.language()))
        .orElseGet(() -> pages.findCommon(address.campaign(), address.language()));
  }
}
