package org.chorus.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.local.DemoOrganizations;
import org.chorus.local.DemoOrganizations.Person;
import org.chorus.local.demo.HouseWithoutDoors;
import org.chorus.organization.Organizations;
import org.chorus.signature.dashboard.Dashboard;
import org.chorus.signature.dashboard.Dashboards;
import org.chorus.signature.dashboard.Lookback;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the service for dashboards as the console does, with the rights of the app and for somebody
 * who works at a partner, and counts the signatures beside it. A program of its own, so that the
 * service runs as it does in the app and not in a JVM that has just filled a pool.
 */
final class Dashboarding {

  private static final Slug PARTNER = new Slug("clearwater");
  private static final String WHO = "tom@clearwater.example";
  private static final String CAMPAIGN = "free-the-ilsa";

  /** Of each lookback, in each round. */
  private static final int RUNS = 100;

  private static final double NINETY_FIVE_OF_A_HUNDRED = 0.95;

  /** The services without anything around them, as the demo is loaded. */
  @HouseWithoutDoors
  static class Services {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  /**
   * What one round measured.
   *
   * @param runs how many dashboards were asked for
   * @param p95Ms of all of them
   * @param reportMs the median of those that look back to the beginning
   * @param groupByMs the same numbers from the signatures
   * @param faults where the two are not the same numbers
   */
  record Round(long runs, double p95Ms, double reportMs, double groupByMs, List<String> faults) {

    double timesFaster() {
      return groupByMs / reportMs;
    }

    Map<String, Number> figures() {
      Map<String, Number> figures = new LinkedHashMap<>();
      figures.put("p95_ms", p95Ms);
      figures.put("times_faster", timesFaster());
      figures.put("report_ms", reportMs);
      figures.put("group_by_ms", groupByMs);
      return figures;
    }
  }

  private record Measured(List<Round> rounds) {}

  private record Place(UUID campaign, UUID coalition, UUID pool) {}

  private final Dashboards dashboards;
  private final Actor actor;
  private final Place place;
  private final Connection owner;

  private Dashboarding(Dashboards dashboards, Actor actor, Place place, Connection owner) {
    this.dashboards = dashboards;
    this.actor = actor;
    this.place = place;
    this.owner = owner;
  }

  /** Takes the file for the results, and how many rounds. */
  static void main(String[] arguments) throws SQLException, IOException {
    try (ConfigurableApplicationContext house =
            new SpringApplicationBuilder(Services.class).web(WebApplicationType.NONE).run();
        Connection owner =
            DriverManager.getConnection(
                setting("SPRING_DATASOURCE_URL"),
                setting("SPRING_FLYWAY_USER"),
                setting("SPRING_FLYWAY_PASSWORD"))) {
      List<Round> rounds =
          new Dashboarding(
                  house.getBean(Dashboards.class),
                  somebodyAt(house.getBean(Organizations.class)),
                  place(house.getBean(JdbcClient.class)),
                  owner)
              .measure(Integer.parseInt(arguments[1]));
      Files.writeString(
          Path.of(arguments[0]),
          JsonMapper.builder().build().writeValueAsString(new Measured(rounds)));
    }
  }

  /** What the program has written. */
  static List<Round> read(Path file) {
    try {
      return JsonMapper.builder()
          .build()
          .readValue(Files.readString(file), Measured.class)
          .rounds();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String setting(String name) {
    return Optional.ofNullable(System.getenv(name)).orElseThrow();
  }

  private static Actor somebodyAt(Organizations organizations) {
    OrganizationId partner = organizations.findByAlias(PARTNER).orElseThrow().id();
    Person person =
        DemoOrganizations.read().organizations().stream()
            .flatMap(organization -> organization.members().stream())
            .filter(member -> member.email().equals(WHO))
            .findFirst()
            .orElseThrow();
    return new Actor(new Subject(person.id().toString()), person.name(), partner);
  }

  private static Place place(JdbcClient jdbc) {
    return jdbc.sql("select id, coalition_id, pool_id from campaign where slug = :slug")
        .param("slug", CAMPAIGN)
        .query(
            (row, number) ->
                new Place(
                    row.getObject("id", UUID.class),
                    row.getObject("coalition_id", UUID.class),
                    row.getObject("pool_id", UUID.class)))
        .single();
  }

  private List<Round> measure(int howOften) throws SQLException {
    for (Lookback lookback : Lookback.values()) { // and warm up meanwhile
      times(lookback);
    }
    List<Round> rounds = new ArrayList<>();
    for (int number = 0; number < howOften; number++) {
      rounds.add(round(number == 0 ? List.of(Lookback.values()) : List.of(Lookback.EVER)));
    }
    return rounds;
  }

  /**
   * Asks for dashboards, then counts once.
   *
   * @param compared which lookbacks are held against the signatures, the longest last
   */
  private Round round(List<Lookback> compared) throws SQLException {
    List<Double> all = new ArrayList<>();
    List<Double> ever = List.of();
    for (Lookback lookback : Lookback.values()) {
      ever = times(lookback);
      all.addAll(ever);
    }
    List<String> faults = new ArrayList<>();
    double groupByMs = 0;
    for (Lookback lookback : compared) {
      Dashboard dashboard = ask(lookback);
      long begin = System.nanoTime();
      PlainCount counted = count(dashboard);
      groupByMs = (System.nanoTime() - begin) / 1e6;
      faults.addAll(counted.differences(dashboard, actor.organization().value()));
    }
    return new Round(all.size(), p95(all), Median.of(ever), groupByMs, faults);
  }

  private List<Double> times(Lookback lookback) {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      long begin = System.nanoTime();
      Dashboard dashboard = ask(lookback);
      times.add((System.nanoTime() - begin) / 1e6);
      if (dashboard.days().isEmpty()) {
        throw new IllegalStateException("nobody signed: there is nothing to measure");
      }
    }
    return times;
  }

  private Dashboard ask(Lookback lookback) {
    return dashboards.of(
        actor, new CoalitionId(place.coalition()), new CampaignId(place.campaign()), lookback);
  }

  private PlainCount count(Dashboard dashboard) throws SQLException {
    return PlainCount.of(
        owner,
        new PlainCount.Question(
            place.pool(),
            place.campaign(),
            actor.organization().value(),
            dashboard.lookback() == Lookback.EVER
                ? Optional.empty()
                : Optional.of(dashboard.begin())));
  }

  private static double p95(List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.ceil(NINETY_FIVE_OF_A_HUNDRED * sorted.size()) - 1);
  }
}
