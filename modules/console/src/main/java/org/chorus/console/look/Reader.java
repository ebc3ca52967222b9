package org.chorus.console.look;

import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * How the person at the screen reads dates and numbers: in the browser's language and time zone.
 */
public record Reader(Locale locale, ZoneId zone) {

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

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  private DateTimeFormatter format(FormatStyle style) {
    return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale);
  }
}
