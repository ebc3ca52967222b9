package org.chorus.coalition;

import java.util.Optional;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;

/**
 * An Organization that is not on the platform yet, as somebody of it describes it.
 *
 * @param name 2 to 120 characters
 * @param alias its part of the address of every page it will have; never changes
 * @param website an absolute web address
 * @param privacyPolicy an absolute web address
 */
public record NewOrganization(
    String name, Slug alias, Optional<String> website, Optional<String> privacyPolicy) {

  /** Whether {@code text} can be a name. */
  public static boolean isName(String text) {
    return text.equals(text.strip())
        && text.length() >= 2
        && text.length() <= EmailInvitations.MAX_NAME
        && text.chars().noneMatch(Character::isISOControl);
  }

  public NewOrganization {
    if (!isName(name)) {
      throw new IllegalArgumentException("a name has 2 to 120 characters");
    }
  }

  OrganizationProfile.Description description() {
    return new OrganizationProfile.Description(website, privacyPolicy, Optional.empty());
  }
}
