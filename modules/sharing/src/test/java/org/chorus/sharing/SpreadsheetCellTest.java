package org.chorus.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝HYPERLINK(\"https://x\")"})
  void keepsFormulasFromRunning(String text) {
    assertThat(SpreadsheetCell.escape(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ada", "O’Brien", "1-2", "a=b", "محمد", "李", "asylum‐seeker — ©"})
  void leavesTheRestAlone(String text) {
    assertThat(SpreadsheetCell.escape(text)).isEqualTo(text);
  }
}
