package org.chorus.sharing.statement;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days that a statement is about, of UTC.
 *
 * @param first empty: from the beginning
 * @param last included; empty: to the end
 */
public record Period(Optional<LocalDate> first, Optional<LocalDate> last) {

  public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

  private static final LocalDate FAR_OFF = LocalDate.of(3000, 1, 1);

  public static Period of(YearMonth month) {
    return new Period(Optional.of(month.atDay(1)), Optional.of(month.atEndOfMonth()));
  }

  Timestamp from() {
    return start(first.orElse(LocalDate.EPOCH));
  }

  /** The moment after it. */
  Timestamp until() {
    return start(last.map(day -> day.plusDays(1)).orElse(FAR_OFF));
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
