package org.chorus.console.numbers;

import java.util.Locale;
import java.util.Optional;
import org.chorus.kernel.Country;

/** What is called how that people have in common. */
final class PartWords {

  private PartWords() {}

  static String ofCountry(Optional<Country> country) {
    return country.map(home -> home.nameIn(Locale.ENGLISH)).orElse("Not said");
  }

  static String ofLanguage(String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
  }
}
