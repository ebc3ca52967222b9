package org.chorus.signature;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The work that follows the signatures: mail, grants. It runs each second while people sign and
 * once a minute while nobody does, so that an idle house asks its database for next to nothing; and
 * it makes way for people who queue to sign, up to a tenth of its time, so that it neither holds
 * them up nor ever stands still.
 */
@Component
public class Followers {

  private static final Duration WHILE_PEOPLE_SIGN = Duration.ofSeconds(1);
  private static final Duration WHILE_NOBODY_DOES = Duration.ofMinutes(1);

  /** What was committed becomes readable behind the oldest transaction, a little later. */
  private static final Duration LATELY = Duration.ofSeconds(5);

  /** As many at once means that they wait for each other. */
  private static final int CROWD = 8;

  private static final Duration CROWD_LASTS = Duration.ofSeconds(1);
  private static final int REST_FOR_EACH_WORK = 9;
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  /** A recurring task has something to do before its time. */
  public record Due(RecurringTask<Void> task) {}

  private final ApplicationEventPublisher events;
  private final LongSupplier nanoTime;
  private final List<RecurringTask<Void>> tasks = new CopyOnWriteArrayList<>();
  private final Schedule behindTheSignatures = new BehindTheSignatures();
  private volatile long lastSigned;
  private volatile long lastCrowd;

  @Autowired
  Followers(ApplicationEventPublisher events) {
    this(events, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  Followers(ApplicationEventPublisher events, LongSupplier nanoTime) {
    this.events = events;
    this.nanoTime = nanoTime;
    long longAgo = nanoTime.getAsLong() - LATELY.toNanos() - 1;
    this.lastSigned = longAgo;
    this.lastCrowd = longAgo;
  }

  /**
   * Work that is to be done behind the signatures, whichever node claims it.
   *
   * @param work does everything that is there to do
   */
  public RecurringTask<Void> task(String name, Runnable work) {
    RecurringTask<Void> task =
        Tasks.recurring(name, behindTheSignatures).execute((instance, context) -> work.run());
    tasks.add(task);
    return task;
  }

  /**
   * Rests after a piece of work while people queue to sign on this node, nine times as long as it
   * took and at most five seconds. An interrupted rest ends at once.
   */
  public void makeWay(Duration worked) {
    try {
      Thread.sleep(restAfter(worked));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Duration restAfter(Duration worked) {
    if (!isWithin(CROWD_LASTS, lastCrowd)) {
      return Duration.ZERO;
    }
    Duration rest = worked.multipliedBy(REST_FOR_EACH_WORK);
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  /** The intake has committed as many at once. */
  void written(int signatures) {
    boolean first = !hasSignedLately();
    lastSigned = nanoTime.getAsLong();
    if (signatures >= CROWD) {
      lastCrowd = lastSigned;
    }
    if (first) {
      // Not on the intake's own thread: people wait behind it.
      Thread.ofVirtual().start(() -> tasks.forEach(task -> events.publishEvent(new Due(task))));
    }
  }

  Schedule schedule() {
    return behindTheSignatures;
  }

  private boolean hasSignedLately() {
    return isWithin(LATELY, lastSigned);
  }

  private boolean isWithin(Duration span, long moment) {
    return nanoTime.getAsLong() - moment < span.toNanos();
  }

  /** Soon again while people sign on this node. */
  private final class BehindTheSignatures implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete done) {
      return done.getTimeDone().plus(hasSignedLately() ? WHILE_PEOPLE_SIGN : WHILE_NOBODY_DOES);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
      return now;
    }

    /** So that a time that an older release left behind is kept. */
    @Override
    public boolean isDeterministic() {
      return false;
    }
  }
}
