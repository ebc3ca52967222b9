package org.chorus.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages in which Chorus has words of its own ready, in every place where supporters read
 * them: public pages, mails and the standard wording of consent. A page can be written in any
 * language; in one that is not among these, the fixed words are English. Tests hold every place to
 * this list, so to add one is to translate all of it.
 */
public enum SpokenLanguage {
  CS,
  DE,
  EL,
  EN,
  ES,
  FR,
  IT,
  NL,
  PL,
  PT,
  SV,
  UK;

  /** The BCP 47 tag, without a region. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Without a region. */
  public Locale locale() {
    return Locale.of(tag());
  }

  /** The one that is spoken in a locale, whatever its region. */
  public static Optional<SpokenLanguage> of(Locale locale) {
    return Arrays.stream(values())
        .filter(spoken -> spoken.tag().equals(locale.getLanguage()))
        .findFirst();
  }

  /**
   * As {@link #of(Locale)}, for a BCP 47 tag.
   *
   * @param tag may be nonsense, which is no language
   */
  public static Optional<SpokenLanguage> of(String tag) {
    return of(Locale.forLanguageTag(tag));
  }
}
