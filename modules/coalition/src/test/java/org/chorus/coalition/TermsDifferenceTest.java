package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.junit.jupiter.api.Test;

class TermsDifferenceTest {

  static List<String> changes(List<String> before, List<String> after) {
    return TermsDifference.between(before, after).sentences().stream()
        .map(
            sentence ->
                switch (sentence.change()) {
                      case KEPT -> " ";
                      case REMOVED -> "-";
                      case ADDED -> "+";
                    }
                    + sentence.text())
        .toList();
  }

  static Terms terms(String clauses) {
    return new Terms(
        1,
        SharingTerms.of(SharingRule.SOURCE_ONLY),
        AdoptionRule.ALL,
        PartnerOrder.ALPHABETICAL,
        clauses,
        Instant.EPOCH);
  }

  @Test
  void sameIsKept() {
    assertThat(changes(List.of("a", "b"), List.of("a", "b"))).containsExactly(" a", " b");
    assertThat(changes(List.of(), List.of())).isEmpty();
  }

  @Test
  void whatReplacesStandsAfterWhatItReplaces() {
    assertThat(changes(List.of("a", "b", "c"), List.of("a", "x", "c")))
        .containsExactly(" a", "-b", "+x", " c");
  }

  @Test
  void asLittleAsPossibleChanges() {
    assertThat(changes(List.of("a", "b", "c", "d"), List.of("b", "c", "e", "d")))
        .containsExactly("-a", " b", " c", "+e", " d");
    assertThat(changes(List.of(), List.of("a"))).containsExactly("+a");
    assertThat(changes(List.of("a"), List.of())).containsExactly("-a");
  }

  @Test
  void clausesAreComparedSentenceBySentence() {
    assertThat(
            terms("Write rarely. Be kind!\nNo phone calls.")
                .differenceTo(terms("Write rarely. Be very kind!\nNo phone calls."))
                .sentences())
        .filteredOn(sentence -> sentence.change() != TermsDifference.Change.KEPT)
        .extracting(TermsDifference.Sentence::text)
        .containsExactly("Be kind!", "Be very kind!");
  }
}
