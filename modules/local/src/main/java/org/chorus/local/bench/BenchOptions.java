package org.chorus.local.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.chorus.local.CannotStart;

/**
 * What stands behind {@code ./chorus bench}.
 *
 * @param benchmark empty when only the names are asked for
 * @param side how long each side is measured in each round
 * @param rounds how often; of {@code crash}, how often something is killed
 * @param seed of what {@code crash} does at random
 * @param rows how many signatures {@code sign-10m} and {@code report} put into the pool beforehand
 * @param into where results, and the data of the run, go
 */
record BenchOptions(
    Optional<Benchmark> benchmark,
    Duration side,
    Optional<Integer> rounds,
    long seed,
    boolean profile,
    int rows,
    Path into) {

  private static final int MAX = 86_400;
  private static final int MAX_ROWS = 100_000_000;

  static BenchOptions parse(List<String> arguments) {
    Optional<Benchmark> benchmark = Optional.empty();
    Duration side = Duration.ofSeconds(15);
    Optional<Integer> rounds = Optional.empty();
    long seed = 1;
    boolean profile = false;
    int rows = 10_000_000;
    Path into = Path.of("target", "bench");
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String argument = rest.removeFirst();
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      if (equals > 0) { // --seconds=5 is --seconds 5
        rest.addFirst(argument.substring(equals + 1));
        argument = argument.substring(0, equals);
      }
      switch (argument) {
        case "--seconds" -> side = Duration.ofSeconds(number(argument, rest));
        case "--rounds" -> rounds = Optional.of(number(argument, rest));
        case "--seed" -> seed = number(argument, rest);
        case "--profile" -> profile = true;
        case "--rows" -> rows = number(argument, rest, MAX_ROWS);
        case "--into" -> into = Path.of(valueOf(argument, rest));
        default -> benchmark = Optional.of(named(argument, benchmark));
      }
    }
    return new BenchOptions(
        benchmark, side, rounds, seed, profile, rows, into.toAbsolutePath().normalize());
  }

  private static Benchmark named(String argument, Optional<Benchmark> before) {
    if (argument.startsWith("--")) {
      throw new CannotStart(
          "Unknown option "
              + argument
              + ". Known: --seconds N, --rounds N, --seed N, --profile, --rows N, --into DIR.");
    }
    if (before.isPresent()) {
      throw new CannotStart("One benchmark at a time: they would disturb each other.");
    }
    return Benchmark.named(argument)
        .orElseThrow(
            () ->
                new CannotStart(
                    "There is no benchmark " + argument + "; ./chorus bench lists them."));
  }

  private static String valueOf(String option, Deque<String> rest) {
    String value = rest.isEmpty() ? "" : rest.removeFirst();
    if (value.isBlank() || value.startsWith("--")) {
      throw new CannotStart(option + " needs a value.");
    }
    return value;
  }

  private static int number(String option, Deque<String> rest) {
    return number(option, rest, MAX);
  }

  private static int number(String option, Deque<String> rest, int max) {
    String value = valueOf(option, rest);
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, with the numbers that are not
    }
    throw new CannotStart(option + " takes a number from 1 to " + max + ", not " + value + ".");
  }
}
