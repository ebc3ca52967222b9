package org.chorus.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A country or territory by its code: two capital letters that ISO 3166-1 assigns (alpha-2), as far
 * as the Java platform knows, and {@code XK} for Kosovo, which has none there; the European Union
 * and Unicode call it so. A code is no name, and says nothing of who recognizes whom.
 */
public record Country(String code) {

  private static final Set<String> CODES =
      Stream.concat(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).stream(), Stream.of("XK"))
          .collect(Collectors.toUnmodifiableSet());

  private static final List<Country> ALL = CODES.stream().sorted().map(Country::new).toList();

  public Country {
    if (!CODES.contains(code)) {
      throw new IllegalArgumentException("not a country"); // never echo input
    }
  }

  /** Empty when {@code text} is no such code, to the letter. */
  public static Optional<Country> parse(String text) {
    return CODES.contains(text) ? Optional.of(new Country(text)) : Optional.empty();
  }

  /** All of them, by code. */
  public static List<Country> all() {
    return ALL;
  }

  /** What it is called in a language; the code where the language has no name for it. */
  public String nameIn(Locale language) {
    return Locale.of("", code).getDisplayCountry(language);
  }

  @Override
  public String toString() {
    return code;
  }
}
