package org.chorus.local.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.local.CannotStart;

/**
 * Connections that ask for one address again and again, without a pause, as {@code wrk} counts them
 * by itself.
 *
 * @param requests that were answered
 * @param non2xx3xx answers of errors
 * @param broken connections and requests that failed without an answer, or were too late
 */
record Polling(
    long requests, double perSecond, long non2xx3xx, long broken, double p50Ms, double p99Ms) {

  private static final Pattern REQUESTS =
      Pattern.compile("^\\s*([0-9]+) requests in ", Pattern.MULTILINE);
  private static final Pattern PER_SECOND =
      Pattern.compile("^Requests/sec:\\s+([0-9.]+)", Pattern.MULTILINE);
  private static final Pattern NON_2XX_3XX =
      Pattern.compile("^\\s*Non-2xx or 3xx responses: ([0-9]+)", Pattern.MULTILINE);
  private static final Pattern BROKEN =
      Pattern.compile(
          "^\\s*Socket errors: connect ([0-9]+), read ([0-9]+), write ([0-9]+), timeout ([0-9]+)",
          Pattern.MULTILINE);

  /**
   * Asks for so long.
   *
   * @param headers that each request carries
   * @param output where what wrk writes is kept
   */
  static Polling run(
      URI address, int connections, Map<String, String> headers, Duration time, Path output)
      throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Program.WRK.demand().toString(),
                "--threads",
                "2",
                "--connections",
                Integer.toString(connections),
                "--duration",
                time.toSeconds() + "s",
                "--timeout",
                "30s",
                "--latency"));
    headers.forEach((name, value) -> command.addAll(List.of("--header", name + ": " + value)));
    command.add(address.toString());
    return parse(Shell.run(command, Map.of(), output, time.plus(Duration.ofMinutes(1))));
  }

  static Polling parse(String output) {
    Matcher requests = REQUESTS.matcher(output);
    Matcher perSecond = PER_SECOND.matcher(output);
    if (!requests.find() || !perSecond.find()) {
      throw new CannotStart("wrk did not finish. It wrote:\n\n" + output.indent(4));
    }
    Matcher errors = NON_2XX_3XX.matcher(output);
    return new Polling(
        Long.parseLong(requests.group(1)),
        Double.parseDouble(perSecond.group(1)),
        errors.find() ? Long.parseLong(errors.group(1)) : 0,
        broken(output),
        percentileMs(output, "50%"),
        percentileMs(output, "99%"));
  }

  private static long broken(String output) {
    Matcher broken = BROKEN.matcher(output);
    long sum = 0;
    if (broken.find()) {
      for (int kind = 1; kind <= broken.groupCount(); kind++) {
        sum += Long.parseLong(broken.group(kind));
      }
    }
    return sum;
  }

  private static double percentileMs(String output, String percentile) {
    Matcher line =
        Pattern.compile("^\\s*" + percentile + "\\s+([0-9.]+)(us|ms|s|m)\\s*$", Pattern.MULTILINE)
            .matcher(output);
    if (!line.find()) {
      throw new CannotStart("wrk did not tell how long people waited.");
    }
    double value = Double.parseDouble(line.group(1));
    return switch (line.group(2)) {
      case "us" -> value / 1_000;
      case "ms" -> value;
      case "s" -> value * 1_000;
      default -> value * 60_000;
    };
  }
}
