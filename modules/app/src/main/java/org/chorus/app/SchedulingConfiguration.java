package org.chorus.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Recurring tasks, which modules declare as beans of type {@link RecurringTask}. However many
 * servers run, one of them claims each run of a task through the database.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

  private static final int THREADS = 4;
  private static final Duration POLLING = Duration.ofSeconds(10);

  /** A server that died in the middle of a task holds it up for four heartbeats. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(15);

  @Bean
  RecurringWork recurringWork(
      DataSource dataSource, ObjectProvider<RecurringTask<?>> declared, Clock clock) {
    List<RecurringTask<?>> tasks = declared.orderedStream().toList();
    return new RecurringWork(
        Scheduler.create(dataSource)
            .startTasks(tasks)
            .threads(THREADS)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(PATIENCE_AT_SHUTDOWN)
            .clock(clock::instant)
            .build(),
        clock);
  }
}
