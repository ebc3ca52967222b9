package org.chorus.local.bench;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.chorus.local.LocalStack;

/** Says what is going on, with the seconds since the beginning. */
final class Progress implements LocalStack.Progress {
  private final PrintStream out;
  private final Clock clock;
  private final Instant begin;

  Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
  }

  @Override
  public synchronized void note(String part, String what) {
    long seconds = Duration.between(begin, clock.instant()).toSeconds();
    out.printf(Locale.ROOT, "  %3d s  %-9s %s%n", seconds, part, what);
  }

  @Override
  public void died(String part) {
    note(part, "ended by itself; its log tells why");
  }
}
