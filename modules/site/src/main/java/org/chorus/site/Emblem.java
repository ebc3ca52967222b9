package org.chorus.site;

import java.util.Locale;
import java.util.stream.Stream;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.brand.Brand;
import org.jspecify.annotations.Nullable;

/**
 * An organization, or a coalition, with its disc. Absent is null, as its templates want it.
 *
 * @param here whether the page is its own
 */
record Emblem(
    String name, String monogram, @Nullable String logo, @Nullable String link, boolean here) {

  static Emblem of(OrganizationProfile organization, @Nullable String link, boolean here) {
    return of(organization.name(), organization.brand(), link, here);
  }

  static Emblem of(String name, Brand brand, @Nullable String link, boolean here) {
    return new Emblem(
        name,
        monogram(name),
        brand.logo().map(ImageController::addressOf).orElse(null),
        link,
        here);
  }

  private static String monogram(String name) {
    return Stream.of(name.strip().split("[\\s\\u2010-]+"))
        .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
        .limit(2)
        .map(word -> Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT))
        .reduce("", String::concat);
  }
}
