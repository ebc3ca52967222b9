package org.chorus.local.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chorus.local.CannotStart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exporting a million contacts, from asking for the file to its last byte, against {@code psql}
 * copying the same people into a file. The services of the app do it as they do it for a data
 * steward, in a process of their own with the memory that the app has, because nobody logs in here.
 */
final class ExportBenchmark {

  private static final int ROUNDS = 3;
  private static final long CONTACTS = 1_000_000;

  private final House house;
  private final BenchOptions options;
  private final Progress progress;

  ExportBenchmark(House house, BenchOptions options, Progress progress) {
    this.house = house;
    this.options = options;
    this.progress = progress;
  }

  Result run() throws InterruptedException {
    house.app().stop();
    fill();
    int rounds = Math.max(ROUNDS, options.rounds().orElse(ROUNDS));
    progress.note("export", "in turns with psql, " + rounds + " times after one to warm up");
    JsonNode measured = measure(rounds);
    List<Map<String, Number>> all = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (JsonNode round : measured.get("rounds")) {
      double exporting = round.get("export_s").asDouble();
      double copying = round.get("psql_s").asDouble();
      long people = round.get("people").asLong();
      Map<String, Number> figures = new LinkedHashMap<>();
      figures.put("ratio", copying / exporting);
      figures.put("contacts_per_s", people / exporting);
      figures.put("psql_rows_per_s", people / copying);
      figures.put("preparing_s", round.get("preparing_s").asDouble());
      figures.put("rss_mb", round.get("rss_mb").asLong());
      all.add(figures);
      ratios.add(copying / exporting);
      if (people != round.get("psql_rows").asLong() || people != round.get("lines").asLong()) {
        faults.add(
            "the export has %d people in %d lines, psql copied %d"
                .formatted(people, round.get("lines").asLong(), round.get("psql_rows").asLong()));
      }
    }
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("ratio", Median.of(ratios));
    figures.put("contacts_per_s", median(all, "contacts_per_s"));
    figures.put("psql_rows_per_s", median(all, "psql_rows_per_s"));
    figures.put("contacts", measured.get("rounds").get(0).get("people").asLong());
    figures.put("megabytes", measured.get("bytes").asLong() / 1_000_000);
    figures.put("app_max_rss_mb", measured.get("max_rss_mb").asLong());
    figures.put("app_rss_before_mb", measured.get("rss_before_mb").asLong());
    return new Result(Benchmark.EXPORT, figures, all, faults);
  }

  private JsonNode measure(int rounds) {
    Path result = house.directory().resolve("export-rounds.json");
    house.run(
        "export-rounds",
        ExportRounds.class,
        List.of(
            Integer.toString(rounds),
            result.toString(),
            Program.PSQL.demand().toString(),
            house.addressAsOwner()),
        Duration.ofMinutes(5L + rounds));
    try {
      return JsonMapper.builder().build().readTree(Files.readString(result));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double median(List<Map<String, Number>> rounds, String figure) {
    return Median.of(
        rounds.stream().map(round -> requireNonNull(round.get(figure)).doubleValue()).toList());
  }

  /** So many supporters that a million of them agreed to hear from the partner that exports. */
  private void fill() throws InterruptedException {
    long supporters = count("select count(*) from signature");
    long granted =
        count(
            """
            select count(*)
              from contact_grant
              join organization on organization.id = organization_id
              join signature    on signature.id = signature_id
              join campaign     on campaign.pool_id = signature.pool_id
             where alias = '%s'
               and slug = '%s'
               and contact_grant.ended_at is null
               and standing = 'COUNTED'
            """
                .formatted(ExportRounds.PARTNER, ExportRounds.CAMPAIGN));
    progress.note("crowd", "filling the pool");
    new Crowd(house, progress).gather(CONTACTS * supporters / granted);
    house.postgres().stop();
    house.postgres().start();
  }

  private long count(String query) {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new CannotStart("The demo cannot be counted: " + e.getMessage(), e);
    }
  }
}
