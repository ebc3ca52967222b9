package org.chorus.console.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.chorus.console.numbers.Timeline.Period;
import org.chorus.console.numbers.Timeline.Step;
import org.chorus.signature.PoolNumbers.Day;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @Test
  void fillsDaysWithoutASignature() {
    Timeline timeline =
        Timeline.of(List.of(new Day(MONDAY, 5, 2), new Day(MONDAY.plusDays(2), 1, 0)));
    assertThat(timeline.step()).isEqualTo(Step.DAY);
    assertThat(timeline.periods())
        .containsExactly(
            new Period(MONDAY, 2, 3),
            new Period(MONDAY.plusDays(1), 0, 0),
            new Period(MONDAY.plusDays(2), 0, 1));
  }

  @Test
  void aPeriodThatWasChosenIsShownToItsEnds() {
    Timeline timeline =
        Timeline.between(MONDAY, MONDAY.plusDays(6), List.of(new Day(MONDAY.plusDays(3), 5, 2)));
    assertThat(timeline.periods()).hasSize(7);
    assertThat(timeline.periods().getFirst()).isEqualTo(new Period(MONDAY, 0, 0));
    assertThat(timeline.periods().get(3)).isEqualTo(new Period(MONDAY.plusDays(3), 2, 3));
    assertThat(Timeline.between(MONDAY, MONDAY, List.of()).periods())
        .containsExactly(new Period(MONDAY, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"61, DAY", "62, WEEK", "433, WEEK", "434, MONTH", "4000, MONTH"})
  void growsCoarserAndLosesNobody(int daysLater, Step step) {
    List<Day> days =
        IntStream.rangeClosed(0, daysLater)
            .mapToObj(i -> new Day(MONDAY.plusDays(i), 3, 1))
            .toList();
    Timeline timeline = Timeline.of(days);
    assertThat(timeline.step()).isEqualTo(step);
    assertThat(timeline.periods().stream().mapToLong(Period::total).sum())
        .isEqualTo(3L * (daysLater + 1));
    assertThat(timeline.periods().stream().mapToLong(Period::own).sum()).isEqualTo(daysLater + 1);
  }

  @Test
  void isEmptyWithoutSignatures() {
    assertThat(Timeline.of(List.of()).periods()).isEmpty();
  }
}
