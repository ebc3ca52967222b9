package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.text.ListFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chorus.content.ContentRules;
import org.jspecify.annotations.Nullable;

/**
 * The language of one page: of its content, and as far as there are translations of the fixed words
 * around it; where there are none, those are English and marked as such. Public methods are for
 * templates.
 */
record Language(Locale locale) {

  private static final Set<String> TRANSLATED = Set.of("en", "de", "fr", "es");
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi");

  static Language of(String tag) {
    return new Language(Locale.forLanguageTag(tag));
  }

  /** The one that an address asks for with {@code ?lang=}; empty where it is none. */
  static Optional<String> wanted(HttpServletRequest request) {
    return Optional.ofNullable(request.getQueryString()).stream()
        .flatMap(query -> Stream.of(query.split("&", -1)))
        .filter(parameter -> parameter.startsWith("lang="))
        .map(parameter -> parameter.substring("lang=".length()))
        .filter(ContentRules::isLanguage) // so that nobody fills our caches with made-up ones
        .findFirst();
  }

  /** What it is called by those who speak it. */
  public String name() {
    String name = locale.getDisplayName(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  /** The first translated one that the reader's browser asks for, else English. */
  static Language preferredIn(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .filter(locale -> TRANSLATED.contains(locale.getLanguage()))
        .findFirst()
        .map(Language::new)
        .orElse(new Language(Locale.ENGLISH));
  }

  public String tag() {
    return locale.toLanguageTag();
  }

  public String direction() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
  }

  /** The language of the fixed words where it is not the page's own (WCAG 2.2, 3.1.2). */
  public @Nullable String tagOfWords() {
    return TRANSLATED.contains(locale.getLanguage()) ? null : "en";
  }

  /** The writing direction that goes with {@link #tagOfWords()}. */
  public @Nullable String directionOfWords() {
    return TRANSLATED.contains(locale.getLanguage()) ? null : "ltr";
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** The day in words, with the year. */
  public String date(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(instant.atOffset(ZoneOffset.UTC));
  }

  /** The day in words, with the year. */
  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /** The day, the time of day and the time zone in words, to stand among fixed words. */
  public String moment(Instant instant, ZoneId zone) {
    boolean universal = zone.normalized().equals(ZoneOffset.UTC); // as an offset it has no name
    ZonedDateTime moment = instant.atZone(universal ? ZoneId.of("UTC") : zone);
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(localeOfWords())
            .format(moment)
        + " ("
        + DateTimeFormatter.ofPattern("zzzz", localeOfWords()).format(moment)
        + ")";
  }

  private Locale localeOfWords() {
    return TRANSLATED.contains(locale.getLanguage()) ? locale : Locale.ENGLISH;
  }

  /** "A, B, and C", to stand among fixed words. */
  public String list(List<String> names) {
    return names.isEmpty()
        ? ""
        : ListFormat.getInstance(localeOfWords(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
            .format(names);
  }
}
