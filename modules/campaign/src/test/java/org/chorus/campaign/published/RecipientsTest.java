package org.chorus.campaign.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.coalition.Partner;
import org.chorus.coalition.SeatState;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.SeatId;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.brand.Brand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whom a page asks about. Rivers and Air convene, Trees and Birds do not; on the page of each and
 * on the common one.
 */
class RecipientsTest {

  static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
  static final SharingWindow OVER = SharingWindow.until(LocalDate.of(2026, 3, 14));

  static final Partner RIVERS = partner("Rivers", true);
  static final Partner TREES = partner("Trees", false);
  static final Partner AIR = partner("Air", true);
  static final Partner BIRDS = partner("Birds", false);
  static final List<Partner> ALL = List.of(RIVERS, AIR, TREES, BIRDS);

  static Partner partner(String name, boolean convening) {
    return new Partner(
        SeatId.random(),
        new OrganizationProfile(
            OrganizationId.random(),
            new Slug(name.toLowerCase(Locale.ROOT)),
            name,
            Description.NONE,
            Brand.NONE),
        convening,
        SeatState.ACTIVE,
        NOW,
        Optional.empty(),
        Optional.of(NOW),
        Optional.empty(),
        "");
  }

  static String on(Optional<Partner> page, SharingTerms terms, ConsentMode mode) {
    return new Recipients(terms, mode, NOW)
        .on(page.map(Partner::organization), ALL).stream()
            .map(OrganizationProfile::name)
            .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "SOURCE_ONLY,        NONE,     Trees,                 Rivers,                ''",
    "SOURCE_ONLY,        CONVENER, Trees,                 Rivers,                Air Rivers",
    "SOURCE_ONLY,        EQUAL,    Trees,                 Rivers,                Air Birds Rivers Trees",
    "SOURCE_ONLY,        PRO_RATA, Trees,                 Rivers,                Air Birds Rivers Trees",
    "OPT_IN_PER_PARTNER, NONE,     Trees Air Birds Rivers, Rivers Air Birds Trees, Air Birds Rivers Trees",
    "SHARE_ALL,          NONE,     Trees Air Birds Rivers, Rivers Air Birds Trees, Air Birds Rivers Trees",
    "PROPORTIONAL,       NONE,     Trees Air Birds Rivers, Rivers Air Birds Trees, ''",
    "PROPORTIONAL,       CONVENER, Trees Air Birds Rivers, Rivers Air Birds Trees, Air Rivers",
    "PROPORTIONAL,       EQUAL,    Trees Air Birds Rivers, Rivers Air Birds Trees, Air Birds Rivers Trees",
    "PROPORTIONAL,       PRO_RATA, Trees Air Birds Rivers, Rivers Air Birds Trees, Air Birds Rivers Trees",
    "CONVENER_ONLY,      NONE,     Air Rivers,             Rivers Air,             Air Rivers"
  })
  void thoseAreAskedAboutWhoCouldReceive(
      SharingRule rule, OrganicRule organic, String onTrees, String onRivers, String onCommon) {
    SharingTerms terms = SharingTerms.of(rule).with(organic);
    for (ConsentMode mode : List.of(ConsentMode.EXPLICIT, ConsentMode.CHECKBOX)) {
      assertThat(on(Optional.of(TREES), terms, mode)).isEqualTo(onTrees);
      assertThat(on(Optional.of(RIVERS), terms, mode)).isEqualTo(onRivers);
      assertThat(on(Optional.empty(), terms, mode)).isEqualTo(onCommon);
    }
  }

  static Stream<SharingTerms> rules() {
    List<SharingTerms> all = new ArrayList<>();
    for (SharingRule rule : SharingRule.values()) {
      for (OrganicRule organic : OrganicRule.values()) {
        all.add(SharingTerms.of(rule).with(organic));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aStatementNamesWhomQuestionsWouldAskAboutExceptWherePeopleOptIn(SharingTerms terms) {
    for (Optional<Partner> page :
        List.of(Optional.of(TREES), Optional.of(RIVERS), Optional.<Partner>empty())) {
      assertThat(on(page, terms, ConsentMode.DISCLOSURE))
          .isEqualTo(
              terms.rule() == SharingRule.OPT_IN_PER_PARTNER
                  ? page.map(own -> own.organization().name()).orElse("")
                  : on(page, terms, ConsentMode.EXPLICIT));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void outsideOfTheDaysOfSharingAPageSpeaksForItsOwnPartnerAtMost(SharingTerms terms) {
    SharingTerms over = terms.within(OVER);
    boolean conveners = terms.rule() == SharingRule.CONVENER_ONLY;
    for (ConsentMode mode : ConsentMode.values()) {
      assertThat(on(Optional.of(TREES), over, mode)).isEqualTo(conveners ? "" : "Trees");
      assertThat(on(Optional.of(RIVERS), over, mode)).isEqualTo("Rivers");
      assertThat(on(Optional.empty(), over, mode)).isEmpty();
    }
  }

  @Test
  void whoTakesNoPartIsNotAskedAboutOnAnyPage() {
    assertThat(
            new Recipients(SharingTerms.of(SharingRule.SHARE_ALL), ConsentMode.EXPLICIT, NOW)
                .on(Optional.of(TREES.organization()), List.of(RIVERS)))
        .containsExactly(RIVERS.organization());
  }
}
