package org.chorus.sharing.overlap;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When lists are deleted that nobody deleted, on whichever node claims it. */
@Configuration
class ListSchedule {

  /** Longer than reading the largest file takes. */
  private static final Duration ABANDONED = Duration.ofHours(12);

  @Bean
  RecurringTask<Void> deleteLists(ListStore store, Clock clock) {
    return Tasks.recurring("delete-lists", FixedDelay.ofMinutes(10))
        .execute((task, context) -> store.tidy(clock.instant().minus(ABANDONED)));
  }
}
