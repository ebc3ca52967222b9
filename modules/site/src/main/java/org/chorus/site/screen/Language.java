package org.chorus.site.screen;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.Collator;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ListFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chorus.content.ContentRules;
import org.chorus.kernel.SpokenLanguage;
import org.jspecify.annotations.Nullable;

/**
 * The language of one page: of its content, and as far as there are translations of the fixed words
 * around it; where there are none, those are English and marked as such. Public methods are for
 * templates.
 */
public record Language(Locale locale) {

  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi");

  public static Language of(String tag) {
    return new Language(Locale.forLanguageTag(tag));
  }

  /** The one that an address asks for with {@code ?lang=}; empty where it is none. */
  public static Optional<String> wanted(HttpServletRequest request) {
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
  public static Language preferredIn(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .filter(locale -> SpokenLanguage.of(locale).isPresent())
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
    return spoken() ? null : "en";
  }

  /** The writing direction that goes with {@link #tagOfWords()}. */
  public @Nullable String directionOfWords() {
    return spoken() ? null : "ltr";
  }

  /** As browsers write it too, which keep it fresh; the JDK would group four digits everywhere. */
  public String number(long number) {
    return NumberFormatter.withLocale(locale).format(number).toString();
  }

  /** The order in which readers of the language look for names, whatever script these are in. */
  public Comparator<String> byName() {
    Collator order = Collator.getInstance(locale);
    return order::compare;
  }

  /** The day in words, with the year, to stand in the content. */
  public String date(Instant instant) {
    return day(LocalDate.ofInstant(instant, ZoneOffset.UTC), locale);
  }

  /** The day in words, with the year, to stand among fixed words. */
  public String dateAmongWords(LocalDate day) {
    return day(day, localeOfWords());
  }

  private static String day(LocalDate day, Locale locale) {
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
    return spoken() ? locale : Locale.ENGLISH;
  }

  private boolean spoken() {
    return SpokenLanguage.of(locale).isPresent();
  }

  /**
   * "A, B, and 57 others", to stand among fixed words.
   *
   * @param others how many there are besides, in words; empty where all are named
   */
  public String list(List<String> names, String others) {
    return list(
        others.isEmpty() ? names : Stream.concat(names.stream(), Stream.of(others)).toList());
  }

  private String list(List<String> names) {
    return names.isEmpty()
        ? ""
        : ListFormat.getInstance(localeOfWords(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
            .format(names);
  }
}
