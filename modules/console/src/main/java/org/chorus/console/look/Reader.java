package org.chorus.console.look;

import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the person at the screen reads dates and numbers: in the browser's language and time zone.
 */
public record Reader(Locale locale, ZoneId zone) {

  private static final Pattern MOMENT =
      Pattern.compile("\\b\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z\\b");

  /** The person whose browser asks at this moment. */
  public static Reader current() {
    UI ui = UI.getCurrent();
    String zone = ui.getPage().getExtendedClientDetails().getTimeZoneId();
    return new Reader(
        ui.getLocale(),
        ZoneId.getAvailableZoneIds().contains(zone) ? ZoneId.of(zone) : ZoneOffset.UTC);
  }

  public String date(Instant instant) {
    return format(FormatStyle.MEDIUM).format(instant.atZone(zone));
  }

  public String date(LocalDate date) {
    return format(FormatStyle.MEDIUM).format(date);
  }

  /** Date and time of day, to the minute. */
  public String moment(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  /** A text with each moment in it (ISO 8601, UTC) as this person reads moments. */
  public String momentsIn(String text) {
    return MOMENT
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(momentIfAny(found.group())));
  }

  private String momentIfAny(String text) {
    try {
      return moment(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return text;
    }
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Small numbers to one decimal, from a hundred on none: more would claim what nobody means. */
  public String about(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(number < 99.95 ? 1 : 0);
    return format.format(number);
  }

  /** A part of a whole, in hundredths: to one decimal below ten. */
  public String percent(double part) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(part < 0.0995 ? 1 : 0);
    return format.format(part);
  }

  private DateTimeFormatter format(FormatStyle style) {
    return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale);
  }
}
