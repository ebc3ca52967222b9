package org.chorus.local.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chorus.local.CannotStart;

/**
 * What our script for {@code wrk} counted.
 *
 * @param acknowledged answers that thank, or lead on to where thanks are said
 * @param non2xx3xx answers of errors, as wrk counts them
 * @param broken connections and requests that failed without an answer, or were too late
 * @param seconds from the first request to the last answer
 */
record WrkSummary(
    long acknowledged, long non2xx3xx, long broken, double seconds, double p50Ms, double p99Ms) {

  private static final Pattern LINE = Pattern.compile("^chorus (.*)$", Pattern.MULTILINE);
  private static final Pattern FIGURE = Pattern.compile("([a-z0-9]+)=([-0-9.]+)");

  static WrkSummary parse(String output) {
    Matcher line = LINE.matcher(output);
    if (!line.find()) {
      throw new CannotStart("wrk did not finish. It wrote:\n\n" + output.indent(4));
    }
    Map<String, Double> figures = new HashMap<>();
    FIGURE
        .matcher(line.group(1))
        .results()
        .forEach(figure -> figures.put(figure.group(1), Double.valueOf(figure.group(2))));
    return new WrkSummary(
        count(figures, "acknowledged"),
        count(figures, "non2xx3xx"),
        count(figures, "broken"),
        figure(figures, "seconds"),
        figure(figures, "p50") / 1000, // wrk counts microseconds
        figure(figures, "p99") / 1000);
  }

  private static long count(Map<String, Double> figures, String key) {
    return Math.round(figure(figures, key));
  }

  private static double figure(Map<String, Double> figures, String key) {
    Double value = figures.get(key);
    if (value == null) {
      throw new CannotStart("wrk did not tell " + key + ".");
    }
    return value;
  }

  double acknowledgedPerSecond() {
    return seconds > 0 ? acknowledged / seconds : 0;
  }
}
