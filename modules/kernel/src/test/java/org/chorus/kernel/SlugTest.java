package org.chorus.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "-ab", "ab-", "a--b", "Ab", "a b", "ä-b", "a/b", "..", "a\u0000b"})
  void refusesWhatIsNotAnAddressPart(String text) {
    assertThat(Slug.parse(text)).isEmpty();
  }

  @Test
  void refusesMoreThanSixtyCharacters() {
    assertThat(Slug.parse("a".repeat(60))).isPresent();
    assertThat(Slug.parse("a".repeat(61))).isEmpty();
  }

  @Test
  void proposesOneForAHeading() {
    assertThat(Slug.proposeFor("  Rivière propre — now!  "))
        .contains(new Slug("riviere-propre-now"));
    assertThat(Slug.proposeFor("x".repeat(59) + " tail")).contains(new Slug("x".repeat(59)));
  }

  @Test
  void proposesNothingWhereNothingIsLeft() {
    assertThat(Slug.proposeFor("Чистая река")).isEmpty();
  }
}
