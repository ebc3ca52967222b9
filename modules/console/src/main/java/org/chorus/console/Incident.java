package org.chorus.console;

import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that nobody foresaw.
 *
 * @param reference short enough to be read out on the phone; finds the entry in the log
 */
record Incident(String reference) {

  private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
  private static final int MAX_CAUSES = 8;

  /**
   * Logs where it happened, and leaves every message out: those of a database quote the rows they
   * are about, and rows are about people.
   */
  static Incident of(Throwable cause) {
    Incident incident =
        new Incident(
            HexFormat.of()
                .toHexDigits(ThreadLocalRandom.current().nextInt())
                .toUpperCase(Locale.ROOT));
    LOG.error("Unexpected error in the console, reference {}{}", incident.reference, trace(cause));
    return incident;
  }

  private static String trace(Throwable cause) {
    StringBuilder trace = new StringBuilder();
    Stream.iterate(cause, each -> each != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .forEach(
            each -> {
              trace.append("\n").append(each.getClass().getName());
              for (StackTraceElement frame : each.getStackTrace()) {
                trace.append("\n\tat ").append(frame);
              }
            });
    return trace.toString();
  }
}
