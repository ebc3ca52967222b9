package org.chorus.signature;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.chorus.signature.SignOutcome.Overloaded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Group commit: callers queue, one writer drains the queue and commits what it finds as one
 * transaction, and each caller is answered after that commit. The busier it is, the larger the
 * batches. A row that the database refuses never fails its neighbours.
 */
@Component
class Intake implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private static final int QUEUE_CAPACITY = 8_192;
  private static final int MAX_BATCH = 512;
  private static final int MAX_REWRITES = 5;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final String UNIQUE_VIOLATION = "23505";

  /** The class of SQL states of what may well be stored when tried once more. */
  private static final String ROLLED_BACK = "40";

  private static final Set<String> BROKEN = Set.of("08", "53", "57", "58");
  private static final Duration IDLE_POLL = Duration.ofMillis(200);

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
  private final BatchWriter writer;
  private final Followers followers;
  private final DistributionSummary batchSizes;
  private final Timer waits;
  private final Object door = new Object();
  private volatile boolean running;
  private Thread thread = new Thread();

  private record Waiting(SignatureRow row, CompletableFuture<SignOutcome> answer, long since) {
    Waiting(SignatureRow row) {
      this(row, new CompletableFuture<>(), System.nanoTime());
    }
  }

  Intake(BatchWriter writer, Followers followers, MeterRegistry meters) {
    this.writer = writer;
    this.followers = followers;
    this.batchSizes = DistributionSummary.builder("chorus.intake.batch").register(meters);
    this.waits = Timer.builder("chorus.intake.wait").register(meters); // of the first in a batch
    Gauge.builder("chorus.intake.queue", queue, BlockingQueue::size).register(meters);
  }

  /**
   * Waits until the row is committed. Refuses at once when the queue is full or closing.
   *
   * @throws NotStoredException when the database failed or did not answer in time
   */
  SignOutcome take(SignatureRow row) {
    Waiting waiting = new Waiting(row);
    if (!admits(waiting)) {
      return new Overloaded(RETRY_AFTER);
    }
    try {
      return waiting.answer().orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new NotStoredException(e);
    }
  }

  /**
   * Queues, unless full or closed. Looking and queueing are one step: the writer may be gone right
   * after {@link #stop}, and nobody would answer whoever came in late.
   */
  private boolean admits(Waiting waiting) {
    synchronized (door) {
      return running && queue.offer(waiting);
    }
  }

  private void writeUntilStopped() {
    List<Waiting> batch = new ArrayList<>(MAX_BATCH);
    while (running || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(IDLE_POLL.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MAX_BATCH - 1);
          waits.record(System.nanoTime() - first.since(), TimeUnit.NANOSECONDS);
          write(batch);
        }
      } catch (InterruptedException e) {
        log.warn("interrupted; {} signatures wait", queue.size());
      } catch (RuntimeException e) {
        log.error("a batch of {} failed", batch.size(), e);
        batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
      } finally {
        batch.clear();
      }
    }
  }

  private void write(List<Waiting> batch) {
    batchSizes.record(batch.size());
    List<Waiting> open = batch;
    for (int attempt = 0; attempt < MAX_REWRITES && !open.isEmpty(); attempt++) {
      try {
        open = answer(open, writer.write(open.stream().map(Waiting::row).toList()));
        followers.written(batch.size());
      } catch (SQLException e) {
        if (isBroken(e)) {
          log.error("the database does not answer, SQL state {}", e.getSQLState());
          open.forEach(waiting -> waiting.answer().completeExceptionally(e));
          return;
        }
        if (open.size() == 1 && UNIQUE_VIOLATION.equals(e.getSQLState())) {
          continue; // another node wrote the same assist; it is visible now
        }
        if (open.size() == 1 && e.getSQLState().startsWith(ROLLED_BACK)) {
          continue; // so that another transaction could go on; it has
        }
        if (open.size() == 1) {
          log.error("a signature was refused by the database, SQL state {}", e.getSQLState());
          open.getFirst().answer().completeExceptionally(e);
          return;
        }
        log.warn(
            "a batch of {} was refused, SQL state {}: one by one", open.size(), e.getSQLState());
        open.forEach(waiting -> write(List.of(waiting)));
        return;
      }
    }
    open.forEach(
        waiting -> waiting.answer().completeExceptionally(new IllegalStateException("no outcome")));
  }

  /** Whether the connection, and not a row, is at fault: SQL state classes 08, 53, 57 and 58. */
  private static boolean isBroken(SQLException e) {
    String state = e.getSQLState();
    return state == null || BROKEN.contains(state.substring(0, 2));
  }

  private static List<Waiting> answer(List<Waiting> batch, Map<Integer, SignOutcome> outcomes) {
    List<Waiting> open = new ArrayList<>();
    for (int n = 0; n < batch.size(); n++) {
      SignOutcome outcome = outcomes.get(n);
      if (outcome == null) {
        open.add(batch.get(n));
      } else {
        batch.get(n).answer().complete(outcome);
      }
    }
    return open;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("signature-intake").start(this::writeUntilStopped);
  }

  /** Takes nothing new, writes what waits, then ends. */
  @Override
  public void stop() {
    synchronized (door) {
      running = false;
    }
    try {
      thread.join(LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts before the web server and stops after it, so that requests in flight get an answer. */
  @Override
  public int getPhase() {
    return 0; // the server's phases are near Integer.MAX_VALUE, and the highest stops first
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
