package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void oneDisturbedRoundDoesNotMoveIt() {
    assertThat(Median.of(List.of(1.1, 9.0, 1.0))).isEqualTo(1.1);
  }

  @Test
  void ofAnEvenNumberItLiesHalfWayBetweenTheMiddleTwo() {
    assertThat(Median.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
  }

  @Test
  void ofNothingThereIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Median.of(List.of()));
  }
}
