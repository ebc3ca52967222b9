package org.chorus.campaign.published;

import java.util.Optional;
import org.chorus.kernel.Slug;

/**
 * Where supporters find a page: {@code /{campaign}} or {@code /{campaign}/{organization}}, with
 * {@code ?lang=} for another language than the Campaign's own. As text it is a reference to be
 * followed on the public site.
 *
 * @param organization empty for the common page
 * @param language a BCP 47 tag; empty for the Campaign's own
 */
public record PageAddress(Slug campaign, Optional<Slug> organization, Optional<String> language) {

  /**
   * Where something is that belongs to the page, in its language.
   *
   * @param what what follows on the page's path, with a slash in front
   */
  public String to(String what) {
    return path() + what + language.map(tag -> "?lang=" + tag).orElse("");
  }

  /** Without the language. */
  public String path() {
    return "/" + campaign + organization.map(whose -> "/" + whose).orElse("");
  }

  /** The common page, in the same language. */
  public PageAddress common() {
    return new PageAddress(campaign, Optional.empty(), language);
  }

  /** The page of an Organization, in the same language. */
  public PageAddress of(Slug partner) {
    return new PageAddress(campaign, Optional.of(partner), language);
  }

  @Override
  public String toString() {
    return to("");
  }
}
