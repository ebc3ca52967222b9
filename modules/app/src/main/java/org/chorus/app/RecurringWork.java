package org.chorus.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/**
 * Starts recurring tasks once everything else runs, and stops them before anything else does. A
 * task under way may finish first.
 */
final class RecurringWork implements SmartLifecycle {

  private final Scheduler scheduler;
  private volatile boolean running;

  RecurringWork(Scheduler scheduler) {
    this.scheduler = scheduler;
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
