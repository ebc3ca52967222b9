package org.chorus.signature.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chorus.signature.dashboard.Lookback.EVER;
import static org.chorus.signature.dashboard.Lookback.SEVEN_DAYS;
import static org.chorus.signature.dashboard.Lookback.THIRTY_DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.chorus.campaign.link.Channel;
import org.chorus.kernel.Country;
import org.chorus.kernel.OrganizationId;
import org.chorus.signature.PoolNumbers.Day;
import org.chorus.signature.Shares.Share;
import org.chorus.signature.dashboard.Cells.Credit;
import org.chorus.signature.dashboard.Cells.Dimension;
import org.chorus.signature.dashboard.Cells.Everybody;
import org.chorus.signature.dashboard.Cells.Own;
import org.chorus.signature.dashboard.Cells.Total;
import org.chorus.signature.dashboard.Dashboard.Series;
import org.junit.jupiter.api.Test;

/** What a partner is told of what was read. */
class AssemblyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final OrganizationId RIVERS = OrganizationId.random();
  private static final OrganizationId RIGHTS = OrganizationId.random();
  private static final OrganizationId LEDGER = OrganizationId.random();
  private static final OrganizationId UNION = OrganizationId.random();

  private static Dashboard dashboard(Lookback lookback, Cells cells) {
    return new Assembly(RIVERS, cells, lookback, TODAY).assemble();
  }

  private static Cells channels(Everybody... everybody) {
    return new Cells(List.of(everybody), List.of(), List.of(), List.of(), false);
  }

  private static Everybody came(Channel channel, Lookback shortest, long people) {
    return new Everybody(Dimension.CHANNEL, channel.name(), shortest, people);
  }

  private static OptionalLong told(Dashboard dashboard, Channel channel) {
    return dashboard.channels().largest().stream()
        .filter(share -> share.value() == channel)
        .map(Share::total)
        .findAny()
        .orElseThrow();
  }

  private static Credit brought(OrganizationId partner, Lookback shortest, long people) {
    return new Credit(Optional.of(partner), shortest, people);
  }

  private static Credit byNobody(long people) {
    return new Credit(Optional.empty(), EVER, people);
  }

  private static Comparison comparison(Lookback lookback, Credit... credits) {
    return dashboard(
            lookback, new Cells(List.of(), List.of(), List.of(), Arrays.asList(credits), false))
        .comparison();
  }

  @Test
  void sevenDaysAreTodayAndTheSixBefore() {
    assertThat(SEVEN_DAYS.covers(TODAY, TODAY)).isTrue();
    assertThat(SEVEN_DAYS.covers(TODAY.minusDays(6), TODAY)).isTrue();
    assertThat(SEVEN_DAYS.covers(TODAY.minusDays(7), TODAY)).isFalse();
    assertThat(THIRTY_DAYS.begin(TODAY)).contains(LocalDate.of(2026, 11, 1));
    assertThat(EVER.covers(LocalDate.EPOCH, TODAY)).isTrue();
  }

  @Test
  void ofNobodyThereIsNothing() {
    Dashboard dashboard = dashboard(EVER, Cells.NONE);
    assertThat(dashboard.begin()).isEqualTo(TODAY);
    assertThat(dashboard.days()).isEmpty();
    assertThat(dashboard.channels().largest()).isEmpty();
    assertThat(dashboard.countries()).isEmpty();
    assertThat(dashboard.comparison())
        .isEqualTo(new Comparison(1, 0, 0, 0, OptionalDouble.empty()));
  }

  @Test
  void aLongerStretchHasWhoTheShorterOnesHave() {
    Cells cells =
        channels(
            came(Channel.EMAIL, SEVEN_DAYS, 10),
            came(Channel.EMAIL, THIRTY_DAYS, 20),
            came(Channel.EMAIL, EVER, 40),
            came(Channel.PRINT, EVER, 80));
    assertThat(told(dashboard(SEVEN_DAYS, cells), Channel.EMAIL)).hasValue(10);
    assertThat(told(dashboard(THIRTY_DAYS, cells), Channel.EMAIL)).hasValue(30);
    assertThat(told(dashboard(EVER, cells), Channel.EMAIL)).hasValue(70);
    assertThat(dashboard(THIRTY_DAYS, cells).channels().largest()).hasSize(1);
  }

  /** Six and nine are many, and three more are few. */
  @Test
  void whatTwoPeriodsWouldTellTheShorterOneKeeps() {
    Cells cells =
        channels(
            came(Channel.EMAIL, SEVEN_DAYS, 6),
            came(Channel.EMAIL, EVER, 3),
            came(Channel.PRINT, SEVEN_DAYS, 50),
            came(Channel.PRINT, EVER, 50));
    assertThat(told(dashboard(EVER, cells), Channel.EMAIL)).hasValue(9);
    assertThat(told(dashboard(SEVEN_DAYS, cells), Channel.EMAIL)).isEmpty();
    assertThat(told(dashboard(SEVEN_DAYS, cells), Channel.PRINT))
        .as("else it would follow from the sum")
        .isEmpty();
  }

  /** Where twenty came lately and at least twenty in all, a sum of 23 would leave the three. */
  @Test
  void whatALongerPeriodKeepsTheShorterOnesKeepAsWell() {
    Cells cells =
        channels(
            came(Channel.EMAIL, SEVEN_DAYS, 3),
            came(Channel.PRINT, SEVEN_DAYS, 10),
            came(Channel.PRINT, EVER, 40),
            came(Channel.SOCIAL, SEVEN_DAYS, 20));
    for (Lookback lookback : Lookback.values()) {
      assertThat(told(dashboard(lookback, cells), Channel.EMAIL)).isEmpty();
      assertThat(told(dashboard(lookback, cells), Channel.SOCIAL)).isEmpty();
      assertThat(told(dashboard(lookback, cells), Channel.PRINT)).isPresent();
    }
  }

  /** As above, of partners and nobody. */
  @Test
  void whereALongerPeriodKeepsTheMeanTheShorterOnesKeepItAsWell() {
    Credit[] credits = {
      brought(RIGHTS, SEVEN_DAYS, 20), brought(LEDGER, SEVEN_DAYS, 30), byNobody(3)
    };
    for (Lookback lookback : Lookback.values()) {
      assertThat(comparison(lookback, credits).meanOfOthers()).isEmpty();
    }
  }

  @Test
  void theOwnAreToldHoweverFewAndTheMostComeFirst() {
    Cells cells =
        new Cells(
            List.of(came(Channel.EMAIL, SEVEN_DAYS, 3), came(Channel.PRINT, EVER, 5)),
            List.of(
                new Own(Dimension.CHANNEL, "EMAIL", TODAY, 1),
                new Own(Dimension.CHANNEL, "PRINT", TODAY.minusDays(40), 2),
                new Own(Dimension.CHANNEL, "PRINT", TODAY.minusDays(39), 3),
                new Own(Dimension.LANGUAGE, "en", TODAY, 1)),
            List.of(new Total(TODAY.minusDays(40), 2), new Total(TODAY, 4)),
            List.of(),
            false);
    Dashboard dashboard = dashboard(EVER, cells);
    assertThat(dashboard.own().channels())
        .extracting(Series::value, Series::people)
        .containsExactly(tuple(Channel.PRINT, 5L), tuple(Channel.EMAIL, 1L));
    assertThat(dashboard.begin()).isEqualTo(TODAY.minusDays(40));
    assertThat(dashboard.days())
        .containsExactly(new Day(TODAY.minusDays(40), 2, 0), new Day(TODAY, 4, 1));
    assertThat(dashboard(SEVEN_DAYS, cells).own().channels()).hasSize(1);
    assertThat(dashboard(SEVEN_DAYS, cells).days()).hasSize(1);
  }

  @Test
  void countriesStandThereOnceACampaignOfThePoolAsksForThem() {
    List<Everybody> homes =
        List.of(
            new Everybody(Dimension.COUNTRY, "", EVER, 7),
            new Everybody(Dimension.COUNTRY, "DE", EVER, 8));
    assertThat(
            dashboard(EVER, new Cells(homes, List.of(), List.of(), List.of(), false)).countries())
        .isEmpty();
    assertThat(
            dashboard(EVER, new Cells(homes, List.of(), List.of(), List.of(), true))
                .countries()
                .orElseThrow()
                .largest())
        .extracting(Share::value)
        .containsExactly(Optional.of(new Country("DE")), Optional.empty());
  }

  @Test
  void ofTwoOthersTheMeanIsTold() {
    assertThat(
            comparison(
                EVER,
                brought(RIVERS, EVER, 100),
                brought(RIGHTS, EVER, 10),
                brought(LEDGER, EVER, 15)))
        .extracting(Comparison::others, Comparison::meanOfOthers)
        .containsExactly(2, OptionalDouble.of(12.5));
  }

  @Test
  void ofOneOtherTheMeanWouldBeItsNumber() {
    assertThat(
            comparison(EVER, brought(RIVERS, EVER, 100), brought(RIGHTS, EVER, 50)).meanOfOthers())
        .isEmpty();
  }

  @Test
  void whomNobodyBroughtIsNobodysAndOfAFewOfThemTheMeanWouldTell() {
    List<Credit> partners = List.of(brought(RIGHTS, EVER, 50), brought(LEDGER, EVER, 50));
    for (long few : List.of(1L, 4L)) {
      List<Credit> all = new ArrayList<>(partners);
      all.add(byNobody(few));
      assertThat(comparison(EVER, all.toArray(Credit[]::new)).meanOfOthers()).isEmpty();
    }
    List<Credit> all = new ArrayList<>(partners);
    all.add(byNobody(5));
    assertThat(comparison(EVER, all.toArray(Credit[]::new)).meanOfOthers()).hasValue(50);
  }

  @Test
  void aPartnerWhoBroughtNobodyLatelyIsAPartnerAllTheSame() {
    assertThat(
            comparison(
                SEVEN_DAYS,
                brought(RIGHTS, SEVEN_DAYS, 20),
                brought(RIGHTS, EVER, 7),
                brought(LEDGER, SEVEN_DAYS, 10),
                brought(UNION, EVER, 30)))
        .extracting(Comparison::days, Comparison::others, Comparison::meanOfOthers)
        .containsExactly(7L, 3, OptionalDouble.of(10));
  }

  @Test
  void whereOneAloneBroughtSomebodyLatelyTheMeanWouldBeItsNumber() {
    Credit[] credits = {
      brought(RIGHTS, SEVEN_DAYS, 20), brought(LEDGER, EVER, 30), brought(UNION, EVER, 40)
    };
    assertThat(comparison(SEVEN_DAYS, credits))
        .extracting(Comparison::others, Comparison::meanOfOthers)
        .containsExactly(3, OptionalDouble.empty());
    assertThat(comparison(EVER, credits).meanOfOthers()).hasValue(30);
  }

  @Test
  void whereNobodyBroughtSomebodyLatelyTheMeanWouldBeEverybodysNumber() {
    assertThat(
            comparison(SEVEN_DAYS, brought(RIGHTS, EVER, 20), brought(LEDGER, EVER, 30))
                .meanOfOthers())
        .isEmpty();
  }

  /** Two means that differ by one partner's people are its number as well. */
  @Test
  void whereOneAloneBroughtSomebodyBeforeTheShorterPeriodKeepsTheMean() {
    Credit[] credits = {
      brought(RIGHTS, SEVEN_DAYS, 20),
      brought(LEDGER, SEVEN_DAYS, 30),
      brought(RIGHTS, THIRTY_DAYS, 40),
      brought(RIGHTS, EVER, 50),
      brought(LEDGER, EVER, 60)
    };
    assertThat(comparison(SEVEN_DAYS, credits).meanOfOthers()).isEmpty();
    assertThat(comparison(THIRTY_DAYS, credits).meanOfOthers()).hasValue(45);
    assertThat(comparison(EVER, credits).meanOfOthers()).hasValue(100);
  }

  @Test
  void ofAYoungPoolEveryPeriodTellsTheSameMean() {
    for (Lookback lookback : Lookback.values()) {
      assertThat(
              comparison(lookback, brought(RIGHTS, SEVEN_DAYS, 20), brought(LEDGER, SEVEN_DAYS, 30))
                  .meanOfOthers())
          .hasValue(25);
    }
  }
}
