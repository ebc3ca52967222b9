package org.chorus.local.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.chorus.local.CannotStart;

/**
 * The dashboard of a pool of ten million signatures and a hundred partners, asked for as the
 * console asks, against the same numbers counted from the signatures by {@code GROUP BY}. The two
 * have to be the same numbers.
 */
final class ReportBenchmark {

  private static final int ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final House house;
  private final BenchOptions options;
  private final Progress progress;

  ReportBenchmark(House house, BenchOptions options, Progress progress) {
    this.house = house;
    this.options = options;
    this.progress = progress;
  }

  /** Without the app: the pool is filled beside it, and another program asks the services. */
  Result run() {
    house.app().stop();
    progress.note("crowd", "filling the pool");
    Crowd.ofManyPartners(house, progress).gather(options.rows());
    house.postgres().stop();
    house.postgres().start();
    progress.note("recount", "comparing what is stored with what is counted");
    Ledger ledger = Ledger.read(house);
    List<String> faults = new ArrayList<>();
    if (ledger.drift() != 0) {
      faults.add("the tallies differ from a recount by " + ledger.drift());
    }
    List<Dashboarding.Round> rounds = ask();
    rounds.forEach(round -> faults.addAll(round.faults()));
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("p95_ms", median(rounds, Dashboarding.Round::p95Ms));
    figures.put("times_faster", median(rounds, Dashboarding.Round::timesFaster));
    figures.put("report_ms", median(rounds, Dashboarding.Round::reportMs));
    figures.put("group_by_ms", median(rounds, Dashboarding.Round::groupByMs));
    figures.put("signatures", ledger.stored());
    figures.put("partners", number("select count(distinct organization_id) from tally"));
    figures.put("tally_rows", number("select count(*) from tally"));
    figures.put("past_rows", number("select count(*) from past_tally"));
    figures.put("runs", rounds.stream().mapToLong(Dashboarding.Round::runs).sum());
    return new Result(
        Benchmark.REPORT,
        figures,
        rounds.stream().map(Dashboarding.Round::figures).toList(),
        faults);
  }

  private List<Dashboarding.Round> ask() {
    int rounds = Math.max(ROUNDS, options.rounds().orElse(ROUNDS));
    progress.note(
        "report", "asking for dashboards, and counting the signatures, " + rounds + " times");
    Path into = house.directory().resolve("rounds.json");
    house.run(
        "report", Dashboarding.class, List.of(into.toString(), Integer.toString(rounds)), PATIENCE);
    List<Dashboarding.Round> measured = Dashboarding.read(into);
    for (int number = 0; number < measured.size(); number++) {
      Dashboarding.Round round = measured.get(number);
      progress.note(
          "round " + (number + 1),
          String.format(
              Locale.ROOT,
              "p95 %.1f ms, %.0f times faster than %.1f s",
              round.p95Ms(),
              round.timesFaster(),
              round.groupByMs() / 1_000));
    }
    return measured;
  }

  private static double median(
      List<Dashboarding.Round> rounds, ToDoubleFunction<Dashboarding.Round> figure) {
    return Median.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }

  private long number(String query) {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new CannotStart("The tallies cannot be counted: " + e.getMessage(), e);
    }
  }
}
