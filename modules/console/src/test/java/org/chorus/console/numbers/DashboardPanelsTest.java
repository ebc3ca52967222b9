package org.chorus.console.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.chorus.campaign.link.Channel;
import org.chorus.console.look.Reader;
import org.chorus.signature.PoolNumbers.Day;
import org.chorus.signature.Shares;
import org.chorus.signature.Shares.Count;
import org.chorus.signature.dashboard.Comparison;
import org.chorus.signature.dashboard.Dashboard;
import org.chorus.signature.dashboard.Lookback;
import org.junit.jupiter.api.Test;

/** What stands below the period that somebody chose. */
class DashboardPanelsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private boolean broken;

  /** Some thousands, whom others brought; none of them partners. */
  private Dashboard dashboard(Lookback lookback) {
    if (broken) {
      throw new IllegalStateException("cannot be read");
    }
    return new Dashboard(
        lookback,
        TODAY,
        TODAY,
        List.of(new Day(TODAY, 4_321, 0)),
        Shares.of(List.of(new Count<>(Channel.EMAIL, 4_321, 0))),
        Optional.empty(),
        Shares.of(List.of(new Count<>("en", 4_321, 0))),
        new Comparison(1, 4_321, 0, 0, OptionalDouble.empty()),
        new Dashboard.Own(List.of(), List.of(), List.of(), List.of()));
  }

  private DashboardPanels panels(Locale locale) {
    return new DashboardPanels(this::dashboard, link -> "", new Reader(locale, ZoneOffset.UTC));
  }

  private static String text(Component panels) {
    return panels.getElement().getTextRecursively();
  }

  @SuppressWarnings("unchecked")
  private static Select<Lookback> period(Component panels) {
    return (Select<Lookback>)
        descendants(panels)
            .filter(component -> component instanceof Select)
            .findFirst()
            .orElseThrow();
  }

  private static Stream<Component> descendants(Component component) {
    return Stream.concat(
        Stream.of(component), component.getChildren().flatMap(DashboardPanelsTest::descendants));
  }

  @Test
  void numbersStandAsTheReaderWritesThem() {
    assertThat(text(panels(Locale.UK))).contains("4,321");
    assertThat(text(panels(Locale.GERMANY))).contains("4.321").doesNotContain("4,321");
  }

  @Test
  void whatCannotBeReadLeavesNoNumbersOfAnotherPeriod() {
    DashboardPanels panels = panels(Locale.UK);
    assertThat(text(panels)).contains("4,321");
    broken = true;
    assertThatIllegalStateException()
        .isThrownBy(() -> period(panels).setValue(Lookback.SEVEN_DAYS));
    assertThat(text(panels)).doesNotContain("4,321").contains("could not be read");
    broken = false;
    period(panels).setValue(Lookback.THIRTY_DAYS);
    assertThat(text(panels)).contains("4,321").doesNotContain("could not be read");
  }
}
