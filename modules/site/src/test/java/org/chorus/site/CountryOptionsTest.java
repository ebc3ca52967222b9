package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chorus.kernel.Country;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.site.screen.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryOptionsTest {

  private static final Pattern OPTION =
      Pattern.compile("<option value=\"([A-Z]{2})\"( selected)?>([^<]+)");

  private static CountryOptions in(String language) {
    return CountryOptions.in(Language.of(language));
  }

  private static List<String> names(CountryOptions options) {
    return OPTION.matcher(options.html()).results().map(option -> option.group(3).strip()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasThemAllInItsOwnOrder(SpokenLanguage language) {
    CountryOptions options = in(language.tag());
    assertThat(OPTION.matcher(options.html()).results().map(option -> option.group(1)))
        .containsExactlyInAnyOrderElementsOf(Country.all().stream().map(Country::code).toList());
    Collator order = Collator.getInstance(language.locale());
    assertThat(names(options))
        .isSortedAccordingTo(order::compare)
        .noneMatch(name -> name.matches("[A-Z]{2}"));
  }

  @ParameterizedTest
  @CsvSource({
    "de, Österreich, Oman, Pakistan",
    "cs, Česko, Curaçao, Dánsko",
    "sv, Åland, Zimbabwe, Österrike",
    "pl, Łotwa, Luksemburg, Macedonia Północna",
    "uk, Україна, Узбекистан, Уругвай"
  })
  void readersFindTheirsWhereTheyLook(String language, String theirs, String some, String more) {
    List<String> names = names(in(language));
    assertThat(names).contains(theirs, some, more);
    List<String> sorted =
        Stream.of(theirs, some, more).sorted(Language.of(language).byName()).toList();
    assertThat(names.stream().filter(sorted::contains)).containsExactlyElementsOf(sorted);
  }

  @Test
  void portugueseIsThatOfPortugalAsAllOtherWords() {
    assertThat(names(in("pt"))).contains("Irão", "Polónia").doesNotContain("Irã", "Polônia");
    assertThat(in("pt-BR")).isEqualTo(in("pt"));
  }

  @Test
  void anOtherLanguageGetsThemInEnglishAsTheWordsAround() {
    assertThat(in("fi")).isSameAs(in("en"));
    assertThat(names(in("en"))).contains("Germany", "Hong Kong", "Kosovo", "United Kingdom");
  }

  @Test
  void namesAreTextAndNothingElse() {
    assertThat(in("en").html()).contains("Bosnia &amp; Herzegovina").doesNotContain(" & ");
  }

  @Test
  void nothingIsSelectedUnlessSomebodyChoseIt() {
    assertThat(in("de").html()).doesNotContain("selected");
    assertThat(in("de").selecting("")).isEqualTo(in("de").html());
    assertThat(OPTION.matcher(in("de").selecting("AT")).results())
        .filteredOn(option -> option.group(2) != null)
        .singleElement()
        .satisfies(option -> assertThat(option.group(3).strip()).isEqualTo("Österreich"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at", "XX", "\"><script>", "AT\" onfocus=\"", "option"})
  void whatIsNoCountryLeavesNoTrace(String nonsense) {
    assertThat(in("de").selecting(nonsense)).isEqualTo(in("de").html());
  }
}
