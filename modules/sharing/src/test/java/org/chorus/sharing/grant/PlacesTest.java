package org.chorus.sharing.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chorus.sharing.grant.Places.Asked;
import org.chorus.sharing.grant.Places.Given;
import org.junit.jupiter.api.Test;

class PlacesTest {

  static final Optional<Integer> NO_CAP = Optional.empty();

  @Test
  void withoutLimitEverybodyIsPlaced() {
    assertThat(Places.of(List.of(new Asked(1, 5, 0, NO_CAP)), 0, 0))
        .containsExactly(new Given(1, 5, 0));
  }

  @Test
  void anExchangeGivesAsManyAsWereBrought() {
    assertThat(Places.of(List.of(new Asked(1, 0, 300, NO_CAP)), 100, 0))
        .containsExactly(new Given(1, 0, 100));
    assertThat(Places.of(List.of(new Asked(1, 0, 100, NO_CAP)), 300, 0))
        .containsExactly(new Given(1, 0, 100));
  }

  @Test
  void aCapCountsWhatWasDealtAndComesToWhomNobodyBroughtFirst() {
    assertThat(Places.of(List.of(new Asked(1, 3, 9, Optional.of(8))), 9, 2))
        .containsExactly(new Given(1, 3, 3));
  }

  @Test
  void whatOlderVersionsGaveCountsWithNewerOnes() {
    assertThat(
            Places.of(
                List.of(
                    new Asked(3, 0, 10, Optional.of(7)),
                    new Asked(1, 2, 0, NO_CAP),
                    new Asked(2, 0, 4, NO_CAP)),
                6,
                0))
        .containsExactly(new Given(1, 2, 0), new Given(2, 0, 4), new Given(3, 0, 1));
  }

  @Test
  void nothingIsLeftWhenACapIsLoweredBelowWhatWasGiven() {
    assertThat(
            Places.of(
                List.of(new Asked(1, 9, 0, Optional.of(9)), new Asked(2, 4, 0, Optional.of(5))),
                0,
                0))
        .containsExactly(new Given(1, 9, 0), new Given(2, 0, 0));
  }
}
