package org.chorus.local.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.chorus.local.CannotStart;

/**
 * What the public number costs the database while a thousand connections ask for it without a
 * pause, which is far more than as many open pages do. The statements that the app runs anyway, for
 * its timetable, are measured in turns with it.
 */
final class CountBenchmark {

  private static final int ROUNDS = 3;
  private static final int CONNECTIONS = 1_000;

  private final House house;
  private final BenchOptions options;
  private final Progress progress;

  CountBenchmark(House house, BenchOptions options, Progress progress) {
    this.house = house;
    this.options = options;
    this.progress = progress;
  }

  private record Round(double asked, double idle, Polling polling) {
    Map<String, Number> figures() {
      Map<String, Number> figures = new LinkedHashMap<>();
      figures.put("statements_per_s", asked);
      figures.put("statements_per_s_idle", idle);
      figures.put("answers_per_s", polling.perSecond());
      return figures;
    }
  }

  Result run() throws InterruptedException {
    progress.note("warm-up", CONNECTIONS + " connections ask for the number");
    poll();
    List<Round> rounds = new ArrayList<>();
    for (int number = 1; number <= Math.max(ROUNDS, options.rounds().orElse(ROUNDS)); number++) {
      String name = "round " + number;
      progress.note(name, "nobody asks");
      double idle = statementsPerSecond(() -> TimeUnit.SECONDS.sleep(options.side().toSeconds()));
      progress.note(name, CONNECTIONS + " connections ask for the number");
      List<Polling> polling = new ArrayList<>();
      double asked = statementsPerSecond(() -> polling.add(poll()));
      rounds.add(new Round(asked, idle, polling.getFirst()));
    }
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("statements_per_s", median(rounds, Round::asked));
    figures.put("statements_per_s_idle", median(rounds, Round::idle));
    figures.put("answers_per_s", median(rounds, round -> round.polling().perSecond()));
    figures.put(
        "non_2xx_3xx", rounds.stream().mapToLong(round -> round.polling().non2xx3xx()).sum());
    return new Result(
        Benchmark.COUNT, figures, rounds.stream().map(Round::figures).toList(), List.of());
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Median.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }

  private Polling poll() throws InterruptedException {
    return Polling.run(
        house.app().url().resolve(House.PAGE + "/count"),
        CONNECTIONS,
        Map.of(),
        options.side(),
        house.directory().resolve("wrk.out"));
  }

  private interface Stretch {
    void pass() throws InterruptedException;
  }

  private double statementsPerSecond(Stretch stretch) throws InterruptedException {
    long before = statements();
    long begin = System.nanoTime();
    stretch.pass();
    double seconds = (System.nanoTime() - begin) / 1e9;
    return (statements() - before - 1) / seconds; // without our own question
  }

  private long statements() {
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select coalesce(sum(calls), 0)
                  from pg_stat_statements
                 where dbid = (select oid from pg_database where datname = current_database())
                """)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL does not tell its statements: " + e.getMessage(), e);
    }
  }
}
