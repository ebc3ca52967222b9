package org.chorus.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.chorus.local.CannotStart;

/**
 * Signing into a pool that holds ten million signatures, against signing into one that holds a few
 * thousand. Two houses with a PostgreSQL each, of which one stands still while the other has its
 * turn: in one database the empty pool would share the large tables and indexes of the full one,
 * and one after the other each would have another hour of the machine.
 */
final class FullPoolBenchmark {

  private static final int ROUNDS = 3;

  /** As measured, with indexes and what sorting them takes, and a half more. */
  private static final long BYTES_PER_SIGNATURE = 1_500;

  /** Write-ahead log, the two houses themselves, and what signs while we measure. */
  private static final long BYTES_BESIDE = 6L * 1024 * 1024 * 1024;

  private final House empty;
  private final BenchOptions options;
  private final Progress progress;

  /**
   * @param empty a house with nothing in it but the demo
   */
  FullPoolBenchmark(House empty, BenchOptions options, Progress progress) {
    this.empty = empty;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Says how much room is needed.
   *
   * @throws CannotStart when it is not there
   */
  static void demandRoom(BenchOptions options, Progress progress) {
    long needed = BYTES_BESIDE + options.rows() * BYTES_PER_SIGNATURE;
    progress.note(
        "room", String.format(Locale.ROOT, "needs %s below %s", gigabytes(needed), options.into()));
    try {
      long free = Files.getFileStore(Files.createDirectories(options.into())).getUsableSpace();
      if (free < needed) {
        throw new CannotStart(
            String.format(
                Locale.ROOT,
                "There are %s free. Make room, or fill the pool with fewer: --rows N.",
                gigabytes(free)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f GB", bytes / 1e9);
  }

  private record Round(WrkSummary full, WrkSummary empty) {
    double ratio() {
      return full.acknowledgedPerSecond() / empty.acknowledgedPerSecond();
    }

    Map<String, Number> figures() {
      Map<String, Number> figures = new LinkedHashMap<>();
      figures.put("signs_per_s", full.acknowledgedPerSecond());
      figures.put("signs_per_s_empty", empty.acknowledgedPerSecond());
      figures.put("ratio_to_empty", ratio());
      figures.put("p99_ms", full.p99Ms());
      figures.put("p99_ms_empty", empty.p99Ms());
      return figures;
    }
  }

  /** One house, and who signed there. */
  private static final class Side {
    private final House house;
    private final SignLoad load;
    private final Ledger before;
    private final List<WrkSummary> all = new ArrayList<>();

    Side(House house) {
      this.house = house;
      this.load = new SignLoad(house);
      this.before = Ledger.read(house);
    }

    void warmUp(Duration time, Progress progress) throws InterruptedException {
      house.goOn();
      try {
        all.addAll(load.untilNoFaster(time, progress));
      } finally {
        house.standStill();
      }
    }

    WrkSummary turn(Duration time) throws InterruptedException {
      house.goOn();
      try {
        WrkSummary signing = load.signFor(time);
        all.add(signing);
        return signing;
      } finally {
        house.standStill();
      }
    }

    long acknowledged() {
      return all.stream().mapToLong(WrkSummary::acknowledged).sum();
    }

    long failed() {
      return all.stream().mapToLong(run -> run.non2xx3xx() + run.broken()).sum();
    }
  }

  Result run() throws InterruptedException {
    empty.standStill();
    try (House full = House.openAnother(options, progress)) {
      long begin = System.nanoTime();
      long gathered = fill(full);
      double took = (System.nanoTime() - begin) / 1e9;
      full.standStill();
      try {
        return measure(new Side(full), new Side(empty), gathered, took);
      } finally {
        full.goOn(); // else it could not be told to end
      }
    } finally {
      empty.goOn();
    }
  }

  /** Without the app, which would see half of it; and PostgreSQL begins with all of it on disk. */
  private long fill(House full) {
    full.app().stop();
    progress.note("crowd", "filling the pool");
    long gathered = new Crowd(full, progress).gather(options.rows());
    full.postgres().stop();
    full.postgres().start();
    full.app().start();
    progress.note("crowd", "the pool is full");
    return gathered;
  }

  private Result measure(Side full, Side few, long gathered, double took)
      throws InterruptedException {
    Duration time = options.side();
    progress.note("warm-up", "signing into the empty pool until it becomes no faster");
    few.warmUp(time, progress);
    progress.note("warm-up", "signing into the full pool until it becomes no faster");
    full.warmUp(time, progress);
    List<Round> rounds = new ArrayList<>();
    for (int number = 1; number <= Math.max(ROUNDS, options.rounds().orElse(ROUNDS)); number++) {
      Round round = round(number, full, few);
      rounds.add(round);
      progress.note(
          "round " + number,
          String.format(
              Locale.ROOT,
              "%.0f signatures/s, %.0f into the empty pool, ratio %.2f",
              round.full().acknowledgedPerSecond(),
              round.empty().acknowledgedPerSecond(),
              round.ratio()));
    }
    progress.note("recount", "comparing what is stored with what is counted");
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("signs_per_s", median(rounds, round -> round.full().acknowledgedPerSecond()));
    figures.put(
        "signs_per_s_empty", median(rounds, round -> round.empty().acknowledgedPerSecond()));
    figures.put("ratio_to_empty", median(rounds, Round::ratio));
    figures.put("p99_ms", median(rounds, round -> round.full().p99Ms()));
    figures.put("p99_ms_empty", median(rounds, round -> round.empty().p99Ms()));
    figures.put("gathered", gathered);
    figures.put("gathering_s", took);
    figures.put("non_2xx_3xx", full.failed() + few.failed());
    figures.put("acknowledged", full.acknowledged() + few.acknowledged());
    List<String> faults = new ArrayList<>();
    compare("full", full, faults);
    compare("empty", few, faults);
    return new Result(
        Benchmark.SIGN_10M, figures, rounds.stream().map(Round::figures).toList(), faults);
  }

  /** Each time the other begins. */
  private Round round(int number, Side full, Side few) throws InterruptedException {
    String name = "round " + number;
    progress.note(name, "signing, 128 connections, into each pool");
    if (number % 2 == 0) {
      WrkSummary intoFull = full.turn(options.side());
      return new Round(intoFull, few.turn(options.side()));
    }
    WrkSummary intoEmpty = few.turn(options.side());
    return new Round(full.turn(options.side()), intoEmpty);
  }

  private static void compare(String pool, Side side, List<String> faults) {
    Ledger after = Ledger.read(side.house);
    long stored = after.stored() - side.before.stored();
    long tally = after.tally() - side.before.tally();
    if (side.acknowledged() == 0) {
      faults.add("nobody could sign into the " + pool + " pool");
    }
    if (side.acknowledged() != stored || stored != tally) {
      faults.add(
          String.format(
              Locale.ROOT,
              "%d signatures acknowledged into the %s pool, %d stored, %d counted",
              side.acknowledged(),
              pool,
              stored,
              tally));
    }
    if (after.drift() != 0) {
      faults.add("the tallies of the " + pool + " pool differ from a recount by " + after.drift());
    }
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Median.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }
}
