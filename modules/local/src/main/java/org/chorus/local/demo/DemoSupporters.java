package org.chorus.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.kernel.Country;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.local.demo.LoadDemo.Today;
import org.chorus.mail.ConfirmationMail;
import org.chorus.signature.Arrival;
import org.chorus.signature.Circumstances;
import org.chorus.signature.Confirmations;
import org.chorus.signature.NetworkRange;
import org.chorus.signature.Numbers;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignOutcome;
import org.chorus.signature.SignRequest;
import org.chorus.signature.SignatureFeed;
import org.chorus.signature.SignatureFeed.NewSignature;
import org.chorus.signature.SignatureFeed.Position;
import org.chorus.signature.Signing;
import org.chorus.signature.Suspicion;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets made-up people sign over the last weeks: many at the start, fewer later, a second wave when
 * the petition follows the letter. Some come back on another partner's page. Always the same
 * people, drawn from a fixed seed.
 */
class DemoSupporters {

  private static final int PEOPLE = 3_600;
  private static final Duration SPAN = Duration.ofDays(34);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MAX_ATTEMPTS = 480;
  private static final long SEED = 20_260_301;
  private static final int BOTS = 41;

  private final PublishedPages pages;
  private final Signing signing;
  private final DemoLinks links;
  private final Numbers numbers;
  private final SignatureFeed feed;
  private final Confirmations confirmations;
  private final ConfirmationMail mail;
  private final TransactionOperations transactions;
  private final DemoClock clock;
  private final Today today;

  DemoSupporters(
      PublishedPages pages,
      Signing signing,
      DemoLinks links,
      Numbers numbers,
      SignatureFeed feed,
      Confirmations confirmations,
      ConfirmationMail mail,
      TransactionOperations transactions,
      DemoClock clock,
      Today today) {
    this.pages = pages;
    this.signing = signing;
    this.links = links;
    this.numbers = numbers;
    this.feed = feed;
    this.confirmations = confirmations;
    this.mail = mail;
    this.transactions = transactions;
    this.clock = clock;
    this.today = today;
  }

  /** Lets everybody sign who has not. */
  void ensure() {
    PublishedPage letter = pages.findCommon(DemoCampaigns.LETTER).orElseThrow();
    if (numbers.total(letter.pool()) >= PEOPLE) {
      return;
    }
    Stream.of(DemoCampaigns.LETTER, DemoCampaigns.PETITION)
        .flatMap(campaign -> fronts(campaign).stream())
        .forEach(links::ensure);
    signAll(drawVisits());
    confirmSome();
    mail.skipEverybodySoFar(); // nobody reads mail at made-up addresses
  }

  private record Visit(Instant at, SignRequest request) {}

  private Map<Instant, List<Visit>> drawVisits() {
    Random random = new Random(SEED);
    DemoOrigins origins = new DemoOrigins(SEED);
    List<PublishedPage> letter = fronts(DemoCampaigns.LETTER);
    List<PublishedPage> petition = fronts(DemoCampaigns.PETITION);
    Map<Instant, List<Visit>> byHour = new TreeMap<>();
    for (int n = 0; n < PEOPLE; n++) {
      Person person = Person.draw(random, n, origins.drawCountry());
      Instant at = drawTime(random);
      boolean early = at.isBefore(today.instant().minus(SPAN.dividedBy(2)));
      boolean letterFirst = random.nextInt(100) < (early ? 80 : 30);
      PublishedPage page = drawFront(letterFirst ? letter : petition, random);
      add(
          byHour,
          new Visit(
              at,
              person
                  .signs(page, links.arrival(page, origins.drawChannel()), random)
                  .under(seenFrom(n))));
      if (random.nextInt(100) < 11) {
        PublishedPage second = drawFront(letterFirst ? petition : letter, random);
        Instant later = at.plus(Duration.ofHours(1 + random.nextInt(120)));
        if (later.isBefore(today.instant())) {
          add(
              byHour,
              new Visit(
                  later,
                  person.signs(second, links.arrival(second, origins.drawChannel()), random)));
        }
      }
    }
    drawBots(petition, byHour);
    return byHour;
  }

  /**
   * Of the signatures from one network in the night before last, somebody has to say what they are.
   */
  private void drawBots(List<PublishedPage> petition, Map<Instant, List<Visit>> byHour) {
    Random random = new Random(SEED);
    Instant night = today.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(22));
    for (int n = 0; n < BOTS; n++) {
      Circumstances seen =
          new Circumstances(
              Optional.of(new NetworkRange(NetworkRange.Family.IPV4, 0xcb0071)), // 203.0.113.0/24
              n % 5 == 0
                  ? EnumSet.of(Suspicion.TOO_FAST, Suspicion.CHALLENGE_UNSOLVED)
                  : EnumSet.of(Suspicion.TOO_FAST, Suspicion.DISPOSABLE_DOMAIN));
      Person bot =
          Person.draw(random, PEOPLE + n, Optional.empty())
              .at(n % 5 == 0 ? "mail.example" : "inbox.example");
      add(
          byHour,
          new Visit(
              night.plus(Duration.ofSeconds(40L * n)),
              bot.signs(petition.get(n % 3), Arrival.by(Channel.PAGE), random).under(seen)));
    }
  }

  private static void add(Map<Instant, List<Visit>> byHour, Visit visit) {
    byHour
        .computeIfAbsent(visit.at().truncatedTo(ChronoUnit.HOURS), hour -> new ArrayList<>())
        .add(visit);
  }

  /** People come from everywhere. */
  private static Circumstances seenFrom(int person) {
    long network = 0x2001_0db8_0000L + person % 97; // RFC 3849
    return new Circumstances(
        Optional.of(new NetworkRange(NetworkRange.Family.IPV6, network)), Set.of());
  }

  /** The partners' pages by how many people they reach, the common page last. */
  private List<PublishedPage> fronts(Slug campaign) {
    List<PublishedPage> fronts = new ArrayList<>();
    for (Slug partner :
        List.of(DemoStaff.CLEARWATER, DemoStaff.RIGHTS_NORTH, DemoStaff.OPEN_LEDGER)) {
      fronts.add(pages.findPartners(campaign, partner, Optional.empty()).orElseThrow());
    }
    fronts.add(pages.findCommon(campaign).orElseThrow());
    return fronts;
  }

  private static PublishedPage drawFront(List<PublishedPage> fronts, Random random) {
    int percent = random.nextInt(100);
    return fronts.get(percent < 44 ? 0 : percent < 73 ? 1 : percent < 89 ? 2 : 3);
  }

  /** A strong start and a second wave after the half, each fading; more by day than by night. */
  private Instant drawTime(Random random) {
    double days = SPAN.toDays();
    double sinceWave = Math.min(-Math.log(1 - random.nextDouble()) * days / 8, days / 2 - 0.1);
    double start = random.nextInt(100) < 58 ? 0 : days / 2;
    int hour = (int) Math.clamp(14 + random.nextGaussian() * 4, 0, 23);
    Instant day =
        today
            .instant()
            .minus(SPAN)
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays((long) (start + sinceWave)));
    return day.plus(Duration.ofMinutes(hour * 60L + random.nextInt(60)));
  }

  private void signAll(Map<Instant, List<Visit>> byHour) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byHour.forEach(
          (hour, visits) -> {
            clock.setTo(visits.getFirst().at());
            List<Callable<SignOutcome>> signers = new ArrayList<>();
            visits.forEach(visit -> signers.add(() -> signing.sign(visit.request())));
            try {
              for (Future<SignOutcome> signer : threads.invokeAll(signers)) {
                if (signer.get() instanceof SignOutcome.Overloaded) {
                  throw new IllegalStateException("the intake is too small for the demo");
                }
              }
            } catch (InterruptedException | ExecutionException e) {
              throw new IllegalStateException("the demo's supporters could not sign", e);
            }
          });
    }
  }

  private void confirmSome() {
    Random random = new Random(SEED);
    clock.setTo(today.instant());
    Position position = Position.START;
    for (long seen = 0; seen < PEOPLE; ) {
      List<NewSignature> batch = feedAfter(position);
      List<NewSignature> some =
          batch.stream().filter(signature -> random.nextInt(100) < 72).toList();
      transactions.executeWithoutResult(
          status ->
              some.forEach(
                  signature -> confirmations.confirm(confirmations.issue(signature.id()))));
      position = batch.getLast().position();
      seen += batch.size();
    }
  }

  /**
   * Waits where the feed lags: it trails the oldest transaction of the whole server, and Keycloak,
   * which sets up its own database at the same time, keeps one open for long.
   */
  private List<NewSignature> feedAfter(Position position) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      List<NewSignature> batch = feed.after(position, 500);
      if (!batch.isEmpty()) {
        return batch;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IllegalStateException("the feed of signatures stands still");
  }

  /** Somebody who does not exist. */
  private record Person(
      PersonName given, PersonName family, EmailAddress email, Optional<Country> country) {

    private static final List<String> GIVEN =
        List.of(
            "Amara",
            "Björn",
            "Chloé",
            "Dmitri",
            "Elif",
            "Farah",
            "Giulia",
            "Hana",
            "Ibrahim",
            "Jürgen",
            "Kofi",
            "Leïla",
            "Mateo",
            "Ngozi",
            "Olga",
            "Priya",
            "Quentin",
            "Rosa",
            "Søren",
            "Tomasz",
            "Uma",
            "Valentina",
            "Wanjiru",
            "Ximena",
            "Yusuf",
            "Zoë",
            "Anna",
            "Ben",
            "Clara",
            "Daniel");

    private static final List<String> FAMILY =
        List.of(
            "Abebe",
            "Bergström",
            "Castillo",
            "Dvořák",
            "Eriksen",
            "Fontaine",
            "García",
            "Haddad",
            "Ivanova",
            "Jansen",
            "Kowalski",
            "Lindqvist",
            "Müller",
            "Nakamura",
            "Okonkwo",
            "Petrov",
            "Quispe",
            "Rossi",
            "Schneider",
            "Tanaka",
            "Ueda",
            "Varga",
            "Williams",
            "Xu",
            "Yılmaz",
            "Zhang",
            "O’Brien",
            "Da Silva",
            "Van Dijk",
            "Núñez");

    static Person draw(Random random, int number, Optional<Country> country) {
      String given = GIVEN.get(random.nextInt(GIVEN.size()));
      String family = FAMILY.get(random.nextInt(FAMILY.size()));
      String local =
          Slug.proposeFor(given + " " + family).map(Slug::value).orElse("someone") + "-" + number;
      return new Person(
          new PersonName(given),
          new PersonName(family),
          new EmailAddress(local.toLowerCase(Locale.ROOT) + "@supporters.example"),
          country);
    }

    Person at(String domain) {
      return new Person(given, family, new EmailAddress(email.localPart() + "@" + domain), country);
    }

    SignRequest signs(PublishedPage page, Arrival arrival, Random random) {
      return new SignRequest(
              page,
              given,
              family,
              email,
              answers(page, random),
              Optional.empty(),
              country.filter(home -> page.countryQuestion() != CountryQuestion.NO))
          .by(arrival);
    }

    private static Map<ConsentTextId, Boolean> answers(PublishedPage page, Random random) {
      Map<ConsentTextId, Boolean> answers = new HashMap<>();
      for (ConsentAsk ask : page.asks()) {
        boolean own = page.organization().equals(Optional.of(ask.organization()));
        boolean yes =
            switch (page.consentMode()) {
              case DISCLOSURE -> true;
              case EXPLICIT, CHECKBOX -> random.nextInt(100) < (own ? 61 : 24);
            };
        answers.put(ask.text(), yes);
      }
      return answers;
    }
  }
}
