package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.site.screen.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What supporters read of terms; Rivers convenes, Rights does not. */
class SharingClausesTest {

  static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
  static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

  private final Words words = new Words();

  private List<String> said(SharingTerms terms, ConsentMode mode, SpokenLanguage language) {
    return SharingClauses.of(Fixtures.pageUnder(terms, mode, language.tag())).stream()
        .map(
            clause ->
                words.getMessage(clause.words(), clause.arguments().toArray(), language.locale()))
        .toList();
  }

  private List<String> said(SharingTerms terms) {
    return said(terms, ConsentMode.EXPLICIT, SpokenLanguage.EN);
  }

  private static List<SharingTerms> all() {
    List<SharingTerms> all = new ArrayList<>();
    for (SharingRule rule : SharingRule.values()) {
      for (OrganicRule organic : OrganicRule.values()) {
        for (SharingWindow window :
            List.of(
                SharingWindow.ALWAYS,
                SharingWindow.between(MARCH_1, MARCH_31),
                SharingWindow.from(MARCH_1),
                SharingWindow.until(MARCH_31))) {
          for (int cap : List.of(1, 2, 5, 21, 12_500)) {
            all.add(new SharingTerms(rule, organic, Optional.of(cap), window));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void everythingCanBeSaidInEveryLanguage(SpokenLanguage language) {
    for (SharingTerms terms : all()) {
      for (ConsentMode mode : ConsentMode.values()) {
        assertThat(said(terms, mode, language))
            .allSatisfy(text -> assertThat(text).endsWith(".").doesNotContain("{", "}", ".."));
      }
    }
  }

  @Test
  void whatIsUsualIsSaidShortly() {
    assertThat(said(SharingTerms.of(SharingRule.OPT_IN_PER_PARTNER)))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("You are asked about each organization by name.");
  }

  @Test
  void convenersAreNamed() {
    assertThat(said(SharingTerms.of(SharingRule.CONVENER_ONLY)))
        .last()
        .asString()
        .endsWith("only if you agree to them by name: Rivers Without Borders.");
    assertThat(said(SharingTerms.of(SharingRule.SOURCE_ONLY).with(OrganicRule.CONVENER)))
        .last()
        .asString()
        .endsWith("if you agree to it by name: Rivers Without Borders.");
  }

  @Test
  void whereOthersReceivePeopleToo_thatNobodySeesThemIsNotSaid() {
    assertThat(said(SharingTerms.of(SharingRule.SHARE_ALL)))
        .first()
        .asString()
        .endsWith("or anybody whom it does not receive.");
    assertThat(said(SharingTerms.of(SharingRule.SOURCE_ONLY)))
        .first()
        .asString()
        .endsWith("No organization sees whom the others reached.");
  }
}
