package org.chorus.site;

import java.util.Optional;
import org.chorus.campaign.PublishedPage;
import org.chorus.campaign.PublishedPages;
import org.chorus.kernel.Slug;
import org.springframework.stereotype.Component;

/** Which page stands at an address. */
@Component
class Addresses {

  private final PublishedPages pages;

  Addresses(PublishedPages pages) {
    this.pages = pages;
  }

  Optional<PublishedPage> find(String campaign, Optional<String> organization) {
    return Slug.parse(campaign)
        .flatMap(
            slug ->
                organization.isEmpty()
                    ? pages.findCommon(slug)
                    : Slug.parse(organization.get())
                        .flatMap(partner -> pages.findPartners(slug, partner)));
  }

  /** The common page, where a partner has taken its own page down. */
  Optional<PublishedPage> findInPlaceOfUnpublished(String campaign, Optional<String> organization) {
    return Slug.parse(campaign)
        .flatMap(
            slug ->
                organization
                    .flatMap(Slug::parse)
                    .flatMap(partner -> pages.findInPlaceOfUnpublished(slug, partner)));
  }

  /**
   * @param path {@code /{campaign}} or {@code /{campaign}/{organization}}
   */
  Optional<PublishedPage> find(String path) {
    int second = path.indexOf('/', 1);
    return second < 0
        ? find(path.substring(1), Optional.empty())
        : find(path.substring(1, second), Optional.of(path.substring(second + 1)));
  }
}
