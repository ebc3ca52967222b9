package org.chorus.console.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.chorus.console.look.ColumnChart.Column;
import org.chorus.console.look.ColumnChart.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnChartTest {

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "2, 2", "3, 4", "19, 20", "21, 40", "199, 200", "4321, 6000"})
  void theScaleEndsOnARoundNumberWithARoundHalf(long peak, long top) {
    assertThat(ColumnChart.roundUp(peak)).isEqualTo(top);
  }

  @Test
  void readsWellInAnyLanguageAndLeavesOutOfTheTableWhatHadNone() {
    ColumnChart chart =
        new ColumnChart(
            "Signatures per day",
            "Day",
            List.of(new Layer("Own", "own"), new Layer("Others", "others")),
            List.of(
                new Column("1.11.2026", List.of(1_500L, 2_500L)),
                new Column("2.11.2026", List.of(0L, 0L)),
                new Column("<3>", List.of(1L, 0L))),
            new Reader(Locale.GERMANY, ZoneOffset.UTC));
    String html = chart.getElement().getOuterHTML();
    assertThat(html)
        .contains("Signatures per day from 1.11.2026 to &lt;3&gt;, at most 4.000.")
        .contains("1.11.2026: 1.500 / 2.500")
        .containsPattern("width=.36\\.0.") // coordinates in the browser's way of writing
        .doesNotContain("<3>");
    NativeTable table =
        (NativeTable)
            chart
                .getChildren()
                .filter(NativeDetails.class::isInstance)
                .map(details -> ((NativeDetails) details).getContent())
                .findAny()
                .orElseThrow();
    assertThat(table.getBody().getRows())
        .extracting(row -> row.getElement().getTextRecursively())
        .containsExactly("1.11.20261.5002.500", "<3>10");
  }
}
