package org.chorus.coalition.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.coalition.terms.SharingRule.CONVENER_ONLY;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.terms.SharingRule.PROPORTIONAL;
import static org.chorus.coalition.terms.SharingRule.SHARE_ALL;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What partners read before they accept. */
class SharingWordsTest {

  static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
  static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

  private static String words(SharingTerms terms) {
    return String.join("\n", terms.inPlainWords());
  }

  @ParameterizedTest
  @EnumSource(names = {"SOURCE_ONLY", "OPT_IN_PER_PARTNER"})
  void whatIsUsualIsThreeParagraphs(SharingRule rule) {
    assertThat(SharingTerms.of(rule).inPlainWords()).hasSize(3);
  }

  @Test
  void sharingWithAllSaysWhatAStatementIs() {
    assertThat(words(SharingTerms.of(SHARE_ALL)))
        .contains(
            "goes to every partner that the person agreed to by name",
            "the statement names every partner, and whoever signs agrees to all of them")
        .doesNotContain("No partner sees another partner's people");
  }

  @Test
  void anExchangeIsShownWithNumbers() {
    assertThat(words(SharingTerms.of(PROPORTIONAL)))
        .contains(
            "as many people as it brought itself",
            "one partner brought 300 people, another brought 100",
            "The first receives its own 300 and the 100 of the other",
            "People whom no partner brought, who sign only on the common page, are received by"
                + " nobody");
  }

  @Test
  void whereOnlyConvenersReceiveTheOthersReadThatTheyDoNot() {
    assertThat(words(SharingTerms.of(CONVENER_ONLY)))
        .contains("Other partners receive nobody, not even people who sign on their own pages");
  }

  @Test
  void whomNobodyBroughtIsDealtOutWithNumbers() {
    SharingTerms source = SharingTerms.of(SOURCE_ONLY);
    assertThat(words(source.with(OrganicRule.CONVENER))).contains("go to each convening partner");
    assertThat(words(source.with(OrganicRule.EQUAL)))
        .contains("was dealt the fewest so far", "of 9 such people", "each partner receives 3");
    assertThat(words(source.with(OrganicRule.PRO_RATA)))
        .contains("60, 30 and 10", "the first receives 6, the second 3 and the third 1");
  }

  @Test
  void limitsSayWhomTheyLimit() {
    SharingTerms limited = SharingTerms.of(OPT_IN_PER_PARTNER).cappedAt(12_500);
    assertThat(words(limited))
        .contains(
            "at most 12,500 in each pool", "People who sign on its own page are never limited.");
  }

  @Test
  void daysAreNamed() {
    SharingTerms all = SharingTerms.of(SHARE_ALL);
    assertThat(words(all.within(SharingWindow.between(MARCH_1, MARCH_31))))
        .contains("only if they sign from 1 March 2026 to 31 March 2026, both days included");
    assertThat(words(all.within(SharingWindow.from(MARCH_1))))
        .contains("only if they sign on 1 March 2026 or later");
    assertThat(words(all.within(SharingWindow.until(MARCH_31))))
        .contains("only if they sign on 31 March 2026 or before");
  }
}
