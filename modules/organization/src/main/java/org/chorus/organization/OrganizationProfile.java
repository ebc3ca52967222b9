package org.chorus.organization;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.chorus.access.Act;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.organization.brand.Brand;

/** What everybody may know of an Organization. */
public record OrganizationProfile(
    OrganizationId id, Slug alias, String name, Description description, Brand brand) {

  /** Something done to it, for the audit trail. */
  public Act act(String verb) {
    return Act.of(verb).on("organization", id.toString(), name);
  }

  /**
   * What an Organization tells the public about itself, as GDPR Art. 13(1) asks of a controller.
   * Addresses are absolute {@code https:} or {@code http:} URLs.
   */
  public record Description(
      Optional<String> website, Optional<String> privacyPolicy, Optional<EmailAddress> contact) {

    /** Nothing told yet. */
    public static final Description NONE =
        new Description(Optional.empty(), Optional.empty(), Optional.empty());

    public Description {
      website.ifPresent(Description::requireWebAddress);
      privacyPolicy.ifPresent(Description::requireWebAddress);
    }

    /** Whether {@code text} can stand as a website or privacy policy. */
    public static boolean isWebAddress(String text) {
      try {
        URI uri = new URI(text);
        return uri.getHost() != null
            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
      } catch (URISyntaxException malformed) {
        return false;
      }
    }

    private static void requireWebAddress(String text) {
      if (!isWebAddress(text)) {
        throw new IllegalArgumentException("not an absolute web address");
      }
    }
  }
}
