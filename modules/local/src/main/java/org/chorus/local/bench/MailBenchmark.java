package org.chorus.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chorus.local.CannotStart;

/**
 * How fast the mails to those who signed are handed to a mail server on this machine, which reads
 * each of them: crowds sign, which mail makes way for, and what is left when nobody signs any more
 * is timed until the last mail has arrived.
 */
final class MailBenchmark {

  private static final int ROUNDS = 3;
  private static final Duration STANDSTILL = Duration.ofMinutes(2);

  private final House house;
  private final BenchOptions options;
  private final Progress progress;
  private final Set<String> writtenTo = ConcurrentHashMap.newKeySet();
  private final AtomicLong arrived = new AtomicLong();

  MailBenchmark(House house, BenchOptions options, Progress progress) {
    this.house = house;
    this.options = options;
    this.progress = progress;
  }

  private record Round(long left, double perSecond) {
    Map<String, Number> figures() {
      Map<String, Number> figures = new LinkedHashMap<>();
      figures.put("mails", left);
      figures.put("mails_per_s", perSecond);
      return figures;
    }
  }

  Result run() throws InterruptedException {
    house
        .mail()
        .tell(
            mail -> {
              arrived.incrementAndGet();
              writtenTo.addAll(mail.to());
            });
    SignLoad load = new SignLoad(house);
    long acknowledged = 0;
    List<Round> rounds = new ArrayList<>();
    int wanted = 1 + Math.max(ROUNDS, options.rounds().orElse(ROUNDS)); // one to warm up
    for (int number = 0; number < wanted; number++) {
      String name = number == 0 ? "warm-up" : "round " + number;
      progress.note(name, "a crowd signs");
      acknowledged += load.signFor(options.side()).acknowledged();
      Round round = drain(acknowledged);
      progress.note(
          name, "%d mails were left, %.0f a second".formatted(round.left(), round.perSecond()));
      if (number > 0) {
        rounds.add(round);
      }
    }
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("mails_per_s", Median.of(rounds.stream().map(Round::perSecond).toList()));
    figures.put("duplicates", arrived.get() - writtenTo.size());
    figures.put("acknowledged", acknowledged);
    figures.put("written_to", writtenTo.size());
    List<String> faults = new ArrayList<>();
    if (arrived.get() > writtenTo.size()) {
      faults.add(arrived.get() - writtenTo.size() + " mails came twice");
    }
    if (writtenTo.size() != acknowledged) {
      faults.add(acknowledged + " people signed, " + writtenTo.size() + " were written to");
    }
    return new Result(
        Benchmark.MAIL, figures, rounds.stream().map(Round::figures).toList(), faults);
  }

  private Round drain(long wanted) throws InterruptedException {
    long before = arrived.get();
    long begin = System.nanoTime();
    long last = begin;
    for (long seen = before; seen < wanted; ) {
      TimeUnit.MILLISECONDS.sleep(20);
      long now = arrived.get();
      if (now > seen) {
        seen = now;
        last = System.nanoTime();
      } else if (System.nanoTime() - last > STANDSTILL.toNanos()) {
        throw new CannotStart(wanted - now + " people got no mail within two minutes.");
      }
    }
    return new Round(wanted - before, (wanted - before) / ((last - begin) / 1e9));
  }
}
