package org.chorus.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import java.time.Clock;
import org.chorus.signature.Followers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Starts recurring tasks once everything else runs, and stops them before anything else does. A
 * task under way may finish first.
 */
final class RecurringWork implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RecurringWork.class);

  private final Scheduler scheduler;
  private final Clock clock;
  private volatile boolean running;

  RecurringWork(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * Brings a task forward. One that runs at this moment is left alone and comes again at its time,
   * which is soon while people sign.
   */
  @EventListener
  void hurry(Followers.Due due) {
    try {
      if (running && scheduler.reschedule(due.task().getDefaultTaskInstance(), clock.instant())) {
        scheduler.triggerCheckForDueExecutions();
      }
    } catch (TaskInstanceCurrentlyExecutingException runs) {
      log.debug("{} runs already", due.task().getName());
    }
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
