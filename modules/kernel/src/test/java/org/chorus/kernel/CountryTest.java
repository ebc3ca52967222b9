package org.chorus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "D", "de", "De", "DEU", " DE", "DE ", "276", "XX", "ZZ", "EU", "UK", "AN", "D\u0000"
      })
  void refusesWhatIsNoCountry(String text) {
    assertThat(Country.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Country(text))
        .withMessage("not a country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "GB", "PS", "TW", "EH", "XK", "AX"})
  void takesWhatIsOne(String code) {
    assertThat(Country.parse(code)).contains(new Country(code));
    assertThat(Country.all()).contains(new Country(code));
  }

  @Test
  void allOfThemStandByCode() {
    assertThat(Country.all())
        .hasSizeGreaterThan(240)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(Country::code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cs", "de", "el", "en", "es", "fr", "it", "nl", "pl", "pt", "sv", "uk"})
  void eachHasANameInWhatIsSpokenHere(String language) {
    assertThat(Country.all())
        .noneMatch(country -> country.nameIn(Locale.of(language)).equals(country.code()));
  }
}
