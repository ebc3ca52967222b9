package org.chorus.coalition.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.coalition.terms.SharingFault.CAP_LIMITS_NOTHING;
import static org.chorus.coalition.terms.SharingFault.CAP_NOT_POSITIVE;
import static org.chorus.coalition.terms.SharingFault.ORGANIC_IS_DECIDED;
import static org.chorus.coalition.terms.SharingFault.WINDOW_ENDS_BEFORE_IT_STARTS;
import static org.chorus.coalition.terms.SharingFault.WINDOW_IS_OVER;
import static org.chorus.coalition.terms.SharingFault.WINDOW_LIMITS_NOTHING;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of combinations in decision 0052, walked through from end to end. */
class SharingTermsTest {

  static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
  static final LocalDate YESTERDAY = TODAY.minusDays(1);
  static final LocalDate TOMORROW = TODAY.plusDays(1);

  static final SharingWindow THIS_WEEK = SharingWindow.between(YESTERDAY, TOMORROW);
  static final SharingWindow UNTIL_TODAY = SharingWindow.until(TODAY);
  static final SharingWindow FROM_TOMORROW = SharingWindow.from(TOMORROW);
  static final SharingWindow OVER = SharingWindow.until(YESTERDAY);
  static final SharingWindow BACKWARDS = SharingWindow.between(TOMORROW, TODAY);
  static final SharingWindow BACKWARDS_AND_OVER =
      SharingWindow.between(YESTERDAY, YESTERDAY.minusDays(1));

  /** All rules × organics × caps × windows. */
  static Stream<SharingTerms> combinations() {
    List<SharingTerms> all = new ArrayList<>();
    for (SharingRule rule : SharingRule.values()) {
      for (OrganicRule organic : OrganicRule.values()) {
        for (Optional<Integer> cap :
            List.of(Optional.<Integer>empty(), Optional.of(-1), Optional.of(0), Optional.of(1))) {
          for (SharingWindow window :
              List.of(
                  SharingWindow.ALWAYS,
                  THIS_WEEK,
                  UNTIL_TODAY,
                  FROM_TOMORROW,
                  OVER,
                  BACKWARDS,
                  BACKWARDS_AND_OVER)) {
            all.add(new SharingTerms(rule, organic, cap, window));
          }
        }
      }
    }
    return all.stream();
  }

  /** As the table has it, in the words of the table and not of the code that it describes. */
  private static Set<SharingFault> asInTheTable(SharingTerms terms) {
    Set<SharingFault> faults = EnumSet.noneOf(SharingFault.class);
    boolean organicIsDecided =
        Set.of("OPT_IN_PER_PARTNER", "SHARE_ALL", "CONVENER_ONLY").contains(terms.rule().name());
    boolean everyoneKeepsTheirOwn =
        terms.rule() == SOURCE_ONLY && terms.organic() == OrganicRule.NONE;
    if (organicIsDecided && terms.organic() != OrganicRule.NONE) {
      faults.add(ORGANIC_IS_DECIDED);
    }
    terms
        .cap()
        .ifPresent(
            cap -> {
              if (cap <= 0) {
                faults.add(CAP_NOT_POSITIVE);
              } else if (everyoneKeepsTheirOwn) {
                faults.add(CAP_LIMITS_NOTHING);
              }
            });
    SharingWindow window = terms.window();
    if (window.equals(BACKWARDS) || window.equals(BACKWARDS_AND_OVER)) {
      faults.add(WINDOW_ENDS_BEFORE_IT_STARTS);
    } else if (window.equals(OVER)) {
      faults.add(WINDOW_IS_OVER);
    } else if (everyoneKeepsTheirOwn && !window.equals(SharingWindow.ALWAYS)) {
      faults.add(WINDOW_LIMITS_NOTHING);
    }
    return faults;
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void everyCombinationIsFineOrNamesAllThatIsWrongWithIt(SharingTerms terms) {
    assertThat(terms.faults(TODAY)).containsExactlyElementsOf(asInTheTable(terms));
  }

  @Test
  void everyCombinationHasItsOwnWords() {
    assertThat(combinations().map(SharingTerms::inPlainWords)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultNamesItsRemedy(SharingFault fault) {
    assertThat(fault.remedy()).matches("[A-Z].*\\.");
  }

  @ParameterizedTest
  @EnumSource
  void aRuleAloneIsFine(SharingRule rule) {
    assertThat(SharingTerms.of(rule).faults(TODAY)).isEmpty();
  }

  @Test
  void allFaultsAreNamedAtOnceInTheOrderOfTheForm() {
    assertThat(
            SharingTerms.of(OPT_IN_PER_PARTNER)
                .with(OrganicRule.EQUAL)
                .cappedAt(0)
                .within(OVER)
                .faults(TODAY))
        .containsExactly(ORGANIC_IS_DECIDED, CAP_NOT_POSITIVE, WINDOW_IS_OVER);
  }

  @ParameterizedTest
  @CsvSource({
    "SOURCE_ONLY, NONE, NOBODY, NOBODY",
    "SOURCE_ONLY, CONVENER, NOBODY, CONVENERS",
    "SOURCE_ONLY, EQUAL, NOBODY, EVERYBODY",
    "SOURCE_ONLY, PRO_RATA, NOBODY, EVERYBODY",
    "OPT_IN_PER_PARTNER, NONE, EVERYBODY, EVERYBODY",
    "SHARE_ALL, NONE, EVERYBODY, EVERYBODY",
    "PROPORTIONAL, NONE, EVERYBODY, NOBODY",
    "PROPORTIONAL, CONVENER, EVERYBODY, CONVENERS",
    "PROPORTIONAL, EQUAL, EVERYBODY, EVERYBODY",
    "PROPORTIONAL, PRO_RATA, EVERYBODY, EVERYBODY",
    "CONVENER_ONLY, NONE, CONVENERS, CONVENERS"
  })
  void whoCouldReceiveSomebodyDependsOnThePage(
      SharingRule rule, OrganicRule organic, Receivers onPartnersPages, Receivers onCommonPage) {
    SharingTerms terms = SharingTerms.of(rule).with(organic);
    assertThat(terms.onPartnersPages()).isEqualTo(onPartnersPages);
    assertThat(terms.onCommonPage()).isEqualTo(onCommonPage);
  }
}
