package org.chorus.console.numbers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.chorus.signature.PoolNumbers.Day;

/**
 * Signatures over time, without gaps: by day, by week or by month, whichever is fine enough to tell
 * something and coarse enough to be seen.
 *
 * @param periods the first to the last, in order, also those without a signature
 */
record Timeline(Step step, List<Period> periods) {

  private static final int MAX_DAYS = 62;
  private static final int MAX_WEEKS = 62;

  /** How long a period is. */
  enum Step {
    DAY("day", UnaryOperator.identity(), date -> date.plusDays(1)),
    WEEK(
        "week",
        date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
        date -> date.plusWeeks(1)),
    MONTH("month", date -> date.withDayOfMonth(1), date -> date.plusMonths(1));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final UnaryOperator<LocalDate> begin;

    @SuppressWarnings("ImmutableEnumChecker")
    private final UnaryOperator<LocalDate> next;

    Step(String title, UnaryOperator<LocalDate> begin, UnaryOperator<LocalDate> next) {
      this.title = title;
      this.begin = begin;
      this.next = next;
    }

    String title() {
      return title;
    }
  }

  /**
   * New signatures of one period.
   *
   * @param begin its first day
   */
  record Period(LocalDate begin, long own, long others) {

    long total() {
      return own + others;
    }

    private Period plus(Day day) {
      return new Period(begin, own + day.own(), others + day.total() - day.own());
    }
  }

  static Timeline of(List<Day> days) {
    return days.isEmpty()
        ? new Timeline(Step.DAY, List.of())
        : between(days.getFirst().date(), days.getLast().date(), days);
  }

  /**
   * From a day to another, also where nobody signed at the beginning or the end.
   *
   * @param days none of them outside
   */
  static Timeline between(LocalDate first, LocalDate last, List<Day> days) {
    long span = ChronoUnit.DAYS.between(first, last) + 1;
    Step step = span <= MAX_DAYS ? Step.DAY : span <= MAX_WEEKS * 7L ? Step.WEEK : Step.MONTH;
    Map<LocalDate, Period> periods = new TreeMap<>();
    for (LocalDate begin = step.begin.apply(first);
        !begin.isAfter(last);
        begin = step.next.apply(begin)) {
      periods.put(begin, new Period(begin, 0, 0));
    }
    days.forEach(
        day -> periods.computeIfPresent(step.begin.apply(day.date()), (date, p) -> p.plus(day)));
    return new Timeline(step, new ArrayList<>(periods.values()));
  }

  /** The most in one period. */
  long peak() {
    return periods.stream().mapToLong(Period::total).max().orElse(0);
  }
}
