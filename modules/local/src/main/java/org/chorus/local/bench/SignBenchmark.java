package org.chorus.local.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Signing over HTTP with everything on, against the database inserting bare rows. The two sides
 * take turns, so that a machine that is busy for a while is busy for both, and the app stands still
 * while it is the other's turn: what it would still do, sending mail for instance, would slow the
 * database down.
 */
final class SignBenchmark {

  private static final int ROUNDS = 3;

  private final House house;
  private final BenchOptions options;
  private final Progress progress;

  SignBenchmark(House house, BenchOptions options, Progress progress) {
    this.house = house;
    this.options = options;
    this.progress = progress;
  }

  private record Round(WrkSummary signing, double rowsPerSecond) {
    double ratio() {
      return signing.acknowledgedPerSecond() / rowsPerSecond;
    }

    Map<String, Number> figures() {
      Map<String, Number> figures = new LinkedHashMap<>();
      figures.put("signs_per_s", signing.acknowledgedPerSecond());
      figures.put("pgbench_rows_per_s", rowsPerSecond);
      figures.put("ratio", ratio());
      figures.put("p50_ms", signing.p50Ms());
      figures.put("p99_ms", signing.p99Ms());
      return figures;
    }
  }

  Result run() throws InterruptedException {
    SignLoad load = new SignLoad(house);
    BareRows bareRows = new BareRows(house);
    Duration side = options.side();
    Ledger before = Ledger.read(house);

    progress.note("warm-up", "signing until it becomes no faster, then bare rows");
    List<WrkSummary> all = new ArrayList<>(load.untilNoFaster(side, progress));
    insert(bareRows, side);

    List<Round> rounds = new ArrayList<>();
    int wanted = Math.max(ROUNDS, options.rounds().orElse(ROUNDS));
    for (int number = 1; number <= wanted; number++) {
      String name = "round " + number;
      progress.note(name, "signing, 128 connections");
      WrkSummary signing = load.signFor(side);
      all.add(signing);
      progress.note(name, "bare rows, pgbench with 64 clients");
      Round round = new Round(signing, insert(bareRows, side));
      rounds.add(round);
      progress.note(
          name,
          String.format(
              Locale.ROOT,
              "%.0f signatures/s, %.0f rows/s, ratio %.2f, p99 %.0f ms",
              signing.acknowledgedPerSecond(),
              round.rowsPerSecond(),
              round.ratio(),
              signing.p99Ms()));
    }
    long rss = house.appMaxRssMb();
    if (options.profile()) {
      all.add(profiled(load, side));
    }
    return result(rounds, all, before, Ledger.read(house), rss);
  }

  private static Result result(
      List<Round> rounds, List<WrkSummary> all, Ledger before, Ledger after, long rss) {
    long acknowledged = all.stream().mapToLong(WrkSummary::acknowledged).sum();
    long stored = after.stored() - before.stored();
    long tally = after.tally() - before.tally();
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("signs_per_s", median(rounds, round -> round.signing().acknowledgedPerSecond()));
    figures.put("pgbench_rows_per_s", median(rounds, Round::rowsPerSecond));
    figures.put("ratio", median(rounds, Round::ratio));
    figures.put("p50_ms", median(rounds, round -> round.signing().p50Ms()));
    figures.put("p99_ms", median(rounds, round -> round.signing().p99Ms()));
    figures.put("non_2xx_3xx", all.stream().mapToLong(run -> run.non2xx3xx() + run.broken()).sum());
    figures.put("acknowledged", acknowledged);
    figures.put("stored", stored);
    figures.put("tally", tally);
    figures.put("app_max_rss_mb", rss);

    List<String> faults = new ArrayList<>();
    if (acknowledged == 0) {
      faults.add("nobody could sign");
    }
    if (acknowledged != stored || stored != tally) {
      faults.add(
          String.format(
              Locale.ROOT,
              "%d signatures acknowledged, %d stored, %d counted",
              acknowledged,
              stored,
              tally));
    }
    if (after.drift() != 0) {
      faults.add("the tallies differ from a recount by " + after.drift());
    }
    return new Result(
        Benchmark.SIGN, figures, rounds.stream().map(Round::figures).toList(), faults);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Median.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }

  private double insert(BareRows bareRows, Duration time) throws InterruptedException {
    house.standStill();
    try {
      return bareRows.insertFor(time);
    } finally {
      house.goOn();
    }
  }

  /** One more round, not measured, with the flight recorder on. */
  private WrkSummary profiled(SignLoad load, Duration time) throws InterruptedException {
    Path recording = options.into().resolve("sign.jfr");
    progress.note("profile", "signing with the flight recorder on, into " + recording);
    FlightRecorder recorder = FlightRecorder.start(house, "sign");
    WrkSummary signing = load.signFor(time);
    recorder.stop(recording);
    return signing;
  }
}
