package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.chorus.signature.Shares.Count;
import org.chorus.signature.Shares.Rest;
import org.chorus.signature.Shares.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one partner is told of how many people have what in common. */
class SharesTest {

  /** A part to which others brought so many people, and the partner so many. */
  private static Count<String> part(String name, long others, long own) {
    return new Count<>(name, others + own, own);
  }

  private static Share<String> told(String name, long total, long own) {
    return new Share<>(name, own, OptionalLong.of(total));
  }

  private static Share<String> untold(String name, long own) {
    return new Share<>(name, own, OptionalLong.empty());
  }

  @Test
  void ofNobodyThereIsNothing() {
    assertThat(Shares.of(List.<Count<String>>of()))
        .isEqualTo(new Shares<>(List.of(), Optional.empty()));
  }

  @Test
  void theLargestComeFirst() {
    assertThat(Shares.of(List.of(part("A", 5, 0), part("B", 50, 4), part("C", 0, 30))).largest())
        .containsExactly(told("B", 54, 4), told("C", 30, 30), told("A", 5, 0));
  }

  @Test
  void theSmallestAreSummedUp() {
    List<Count<Integer>> parts =
        IntStream.rangeClosed(1, 25).mapToObj(n -> new Count<>(n, 100L * n, n)).toList();
    Shares<Integer> shares = Shares.of(parts);
    assertThat(shares.largest()).hasSize(Shares.LISTED).extracting(Share::value).contains(25, 6);
    assertThat(shares.rest()).contains(new Share<>(Rest.REST, 15, OptionalLong.of(1_500)));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void aFewOfTheOthersAreNotTold(long few) {
    assertThat(
            Shares.of(List.of(part("A", 90, 10), part("B", few, 80), part("C", few, 0))).largest())
        .containsExactly(told("A", 100, 10), untold("B", 80), untold("C", 0));
  }

  /** Two, of whom each came through somebody else's page: then it is one and one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 4})
  void whatIsAsFewOrAsManyAsCanBeTakesTheNextSmallestAlong(long few) {
    assertThat(
            Shares.of(
                    List.of(
                        part("A", 90, 10), part("B", few, 80), part("C", few, 0), part("D", 20, 0)))
                .largest())
        .containsExactly(told("A", 100, 10), untold("B", 80), untold("D", 0), untold("C", 0));
  }

  @Test
  void noneAndFiveAreTold() {
    assertThat(Shares.of(List.of(part("A", 0, 12), part("B", 5, 2))).largest())
        .containsExactly(told("A", 12, 12), told("B", 7, 2));
  }

  @Test
  void whatTheSumWouldTellIsNotToldEither() {
    assertThat(
            Shares.of(List.of(part("A", 90, 0), part("B", 0, 60), part("C", 9, 1), part("D", 3, 0)))
                .largest())
        .containsExactly(told("A", 90, 0), told("B", 60, 60), untold("C", 1), untold("D", 0));
  }

  @Test
  void whereNothingElseIsLeftThatThereIsNobodyIsNotToldEither() {
    assertThat(Shares.of(List.of(part("A", 0, 60), part("B", 3, 20))).largest())
        .containsExactly(untold("A", 60), untold("B", 20));
  }

  @Test
  void theRestCanBeTheOneThatIsNotTold() {
    List<Count<Integer>> parts =
        IntStream.rangeClosed(1, 21)
            .mapToObj(n -> new Count<>(n, n == 1 ? 2L : 100L * n, 0L))
            .toList();
    Shares<Integer> shares = Shares.of(parts);
    assertThat(shares.rest()).contains(new Share<>(Rest.REST, 0, OptionalLong.empty()));
    assertThat(shares.largest().getLast().total()).isEmpty();
  }

  @Test
  void equalPartsAreTreatedAlike() {
    assertThat(Shares.of(List.of(part("A", 2, 3), part("A", 2, 3), part("B", 70, 0))).largest())
        .containsExactly(told("B", 70, 0), untold("A", 3), untold("A", 3));
  }

  /** Eight in this week and ten in all: two came before. */
  @Test
  void whatALongerTimeWouldTellIsNotToldEither() {
    assertThat(
            Shares.of(
                    List.of(
                        new Count<>("A", 8, 0, List.of(2L)),
                        new Count<>("B", 9, 0, List.of(0L)),
                        new Count<>("C", 70, 0, List.of(40L))))
                .largest())
        .containsExactly(told("C", 70, 0), untold("B", 0), untold("A", 0));
  }

  @Test
  void whereThereIsNobodyTheLongerTimeKeepsItsFew() {
    assertThat(
            Shares.of(
                    List.of(
                        new Count<>("A", 3, 3, List.of(2L)), new Count<>("B", 9, 0, List.of(0L))))
                .largest())
        .containsExactly(told("B", 9, 0), told("A", 3, 3));
  }

  /** C keeps the three of A in the longer time, and was already there: it would be 20, A three. */
  @Test
  void whatIsNotToldOfALongerTimeIsNotToldEither() {
    Shares<String> longer = Shares.of(List.of(part("A", 3, 0), part("B", 50, 0), part("C", 20, 0)));
    assertThat(longer.largest()).containsExactly(told("B", 50, 0), untold("C", 0), untold("A", 0));
    assertThat(
            Shares.of(
                    List.of(
                        new Count<>("A", 3, 0, List.of(0L)),
                        new Count<>("B", 10, 0, List.of(40L)),
                        new Count<>("C", 20, 0, List.of(0L)),
                        new Count<>("D", 4, 4, List.of(0L))),
                    longer)
                .largest())
        .containsExactly(untold("C", 0), told("B", 10, 0), told("D", 4, 4), untold("A", 0));
  }
}
