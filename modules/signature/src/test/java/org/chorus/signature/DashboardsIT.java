package org.chorus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.link.CampaignLink;
import org.chorus.campaign.link.CampaignLinks;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkOutcome;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.Country;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.PoolNumbers.Day;
import org.chorus.signature.Shares.Share;
import org.chorus.signature.Standings.Step;
import org.chorus.signature.dashboard.Dashboard;
import org.chorus.signature.dashboard.Dashboard.Series;
import org.chorus.signature.dashboard.Dashboards;
import org.chorus.signature.dashboard.Lookback;
import org.chorus.signature.dashboard.PastSummedUp;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Dashboards of a pool into which people come in every manner over some weeks. */
@HouseTest
class DashboardsIT extends StandingsPool {

  private static final int STEPS = 300;
  private static final List<Channel> WAYS = List.of(Channel.EMAIL, Channel.PRINT, Channel.PAGE);
  private static final List<Optional<Country>> HOMES =
      List.of(Optional.empty(), Optional.of(new Country("DE")), Optional.of(new Country("XK")));

  @Autowired Dashboards dashboards;
  @Autowired CampaignSettings settings;
  @Autowired CampaignLinks links;
  @Autowired Arrivals arrivals;

  CampaignId petition;
  CampaignLink flyer;

  @BeforeEach
  void aLetterThatAsksForTheCountryAndAFlyer() {
    petition = riversPetition().campaign();
    CampaignId asking = joint.letterInto(pool, "asking");
    settings.chooseCountryQuestion(joint.ines, asking, CountryQuestion.OPTIONAL);
    joint.publish(asking);
    flyer = ((LinkOutcome.Done) links.make(joint.ines, petition, "Flyer", Channel.PRINT)).link();
  }

  /** Somebody who signed, as a model of the pool remembers it. */
  private record Signed(
      long id,
      LocalDate day,
      Optional<OrganizationId> partner,
      Channel channel,
      Optional<Country> country,
      boolean byFlyer) {}

  @Test
  void whateverHappensWhatIsToldIsWhatThereIs() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Signed> counted = new ArrayList<>();
    List<Signed> out = new ArrayList<>();
    for (int n = 0; n < STEPS; n++) {
      clock.advance(Duration.ofHours(random.nextInt(8)));
      if (random.nextInt(20) == 0) {
        PastSummedUp.now(house);
      }
      if (random.nextInt(10) > 1 || counted.isEmpty()) {
        counted.add(signsSomewhere(n, random));
      } else if (random.nextBoolean() || out.isEmpty()) {
        Signed one = counted.remove(random.nextInt(counted.size()));
        take(Step.INVALIDATE, one.id());
        out.add(one);
      } else if (random.nextBoolean()) {
        Signed one = out.remove(random.nextInt(out.size()));
        take(Step.RESTORE, one.id());
        counted.add(one);
      } else {
        erase(counted.remove(random.nextInt(counted.size())).id());
      }
    }
    compare(counted, "seed " + seed);
    assertThat(reconciler.compare(pool).drift()).as("seed " + seed).isZero();
    PastSummedUp.now(house);
    assertThat(daysOfThePast()).as("seed " + seed).isGreaterThan(20);
    compare(counted, "seed " + seed + ", summed up");
  }

  private void compare(List<Signed> counted, String what) {
    for (Actor actor : List.of(joint.ines, joint.maja)) {
      for (Lookback lookback : Lookback.values()) {
        compare(actor, lookback, counted, what + ", " + lookback);
      }
    }
  }

  private long daysOfThePast() {
    return stored
        .sql("select count(distinct since) from past_tally where pool_id = ?")
        .param(pool.value())
        .query(Long.class)
        .single();
  }

  /** Whoever says what the past was must be held against the signatures as well. */
  @Test
  void aPastThatIsNotThatOfTheSignaturesIsDrift() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    clock.advance(Duration.ofDays(2));
    PastSummedUp.now(house);
    assertThat(reconciler.compare(pool).drift()).isZero();
    String change = "update past_tally set signatures = signatures + ? where pool_id = ?";
    stored.sql(change).params(2, pool.value()).update();
    assertThat(reconciler.compare(pool).drift()).isEqualTo(2 * 4);
    stored.sql(change).params(-2, pool.value()).update();
  }

  @Test
  void daysThatAreNotOverAreNotThePast() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    clock.advance(Duration.ofDays(1));
    PastSummedUp.now(house);
    assertThat(daysOfThePast()).isZero();
    clock.advance(Duration.ofDays(1));
    PastSummedUp.now(house);
    assertThat(daysOfThePast()).isEqualTo(1);
  }

  private Signed signsSomewhere(int person, Random random) {
    String where = List.of("dam", "letter", "asking").get(random.nextInt(3));
    Optional<OrganizationProfile> partner =
        switch (random.nextInt(5)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(joint.rights);
          default -> Optional.of(joint.rivers);
        };
    PublishedPage page =
        partner.map(own -> joint.page(where, own)).orElseGet(() -> joint.commonPage(where));
    Optional<Country> home =
        where.equals("asking") ? HOMES.get(random.nextInt(HOMES.size())) : Optional.empty();
    boolean byFlyer =
        where.equals("dam") && partner.equals(Optional.of(joint.rivers)) && random.nextInt(3) == 0;
    Arrival arrival =
        byFlyer
            ? arrivals.by(flyer.code().value(), page).orElseThrow()
            : Arrival.by(WAYS.get(random.nextInt(WAYS.size())));
    String email = "d" + person + "@example.org";
    signing.sign(
        new SignRequest(
                page,
                request(page, email).givenName(),
                request(page, email).familyName(),
                request(page, email).email(),
                Map.of(),
                Optional.empty(),
                home)
            .by(arrival));
    long id =
        stored
            .sql("select id from signature where pool_id = ? and email = ?")
            .params(pool.value(), email)
            .query(Long.class)
            .single();
    return new Signed(
        id,
        today(),
        partner.map(OrganizationProfile::id),
        byFlyer ? Channel.PRINT : arrival.channel(),
        home,
        byFlyer);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void compare(Actor actor, Lookback lookback, List<Signed> counted, String what) {
    Dashboard dashboard = dashboards.of(actor, joint.coalition, petition, lookback);
    List<Signed> within =
        counted.stream()
            .filter(
                one ->
                    lookback.begin(today()).map(begin -> !one.day().isBefore(begin)).orElse(true))
            .toList();
    Predicate<Signed> own = one -> one.partner().equals(Optional.of(actor.organization()));

    Map<LocalDate, Day> days = new TreeMap<>();
    within.forEach(
        one ->
            days.merge(
                one.day(),
                new Day(one.day(), 1, own.test(one) ? 1 : 0),
                (a, b) -> new Day(a.date(), a.total() + b.total(), a.own() + b.own())));
    assertThat(dashboard.days()).as(what).containsExactlyElementsOf(days.values());

    assertThat(dashboard.comparison().total()).as(what).isEqualTo(within.size());
    assertThat(dashboard.comparison().own()).as(what).isEqualTo(count(within, own));
    assertThat(dashboard.comparison().others()).as(what).isEqualTo(1);
    assertThat(dashboard.comparison().meanOfOthers()).as(what).isEmpty();

    parts(dashboard.channels(), within, own, Signed::channel, what);
    parts(dashboard.countries().orElseThrow(), within, own, Signed::country, what);
    parts(dashboard.languages(), within, own, one -> "en", what);
    series(dashboard.own().channels(), within, own, Signed::channel, what);
    series(dashboard.own().countries(), within, own, Signed::country, what);
    series(
        dashboard.own().links(),
        within.stream().filter(Signed::byFlyer).toList(),
        own,
        one -> flyer.id(),
        what);
  }

  private static long count(List<Signed> people, Predicate<Signed> which) {
    return people.stream().filter(which).count();
  }

  /** All parts are there; of each its own number is told, and the whole one or a good reason. */
  private static <V> void parts(
      Shares<V> shares,
      List<Signed> people,
      Predicate<Signed> own,
      Function<Signed, V> value,
      String what) {
    assertThat(shares.largest())
        .as(what)
        .extracting(Share::value)
        .containsExactlyInAnyOrderElementsOf(people.stream().map(value).distinct().toList());
    for (Share<V> share : shares.largest()) {
      Predicate<Signed> part = one -> value.apply(one).equals(share.value());
      assertThat(share.own()).as(what).isEqualTo(count(people, part.and(own)));
      share
          .total()
          .ifPresent(
              total -> {
                assertThat(total).as(what).isEqualTo(count(people, part));
                assertThat(total - share.own()).as(what).isNotIn(1L, 2L, 3L, 4L);
              });
    }
    assertThat(shares.largest().stream().filter(share -> share.total().isEmpty()).count())
        .as("one alone would follow from the sum; " + what)
        .satisfies(untold -> assertThat(untold != 1 || shares.largest().size() == 1).isTrue());
  }

  private static <V> void series(
      List<Series<V>> series,
      List<Signed> people,
      Predicate<Signed> own,
      Function<Signed, V> value,
      String what) {
    Map<V, Map<LocalDate, Long>> expected = new HashMap<>();
    people.stream()
        .filter(own)
        .forEach(
            one ->
                expected
                    .computeIfAbsent(value.apply(one), none -> new TreeMap<>())
                    .merge(one.day(), 1L, Long::sum));
    Map<V, Map<LocalDate, Long>> shown = new HashMap<>();
    series.forEach(each -> shown.put(each.value(), each.days()));
    assertThat(shown).as(what).isEqualTo(expected);
  }

  @Test
  void dashboardsAreForCoOwnersAndThoseWithARole() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    Actor newcomer = joint.newcomer("peter", joint.rivers);
    for (Actor stranger : List.of(newcomer, joint.outsider)) {
      assertThatThrownBy(() -> dashboards.of(stranger, joint.coalition, petition, Lookback.EVER))
          .isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(
            () -> dashboards.of(joint.ines, CoalitionId.random(), petition, Lookback.EVER))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void aCampaignOfAnotherCoalitionLooksLikeOneThatNobodySigned() {
    signing.sign(request(riversPetition(), "ada@example.org"));
    assertThat(
            dashboards.of(joint.ines, joint.coalition, CampaignId.random(), Lookback.EVER).days())
        .isEmpty();
  }
}
