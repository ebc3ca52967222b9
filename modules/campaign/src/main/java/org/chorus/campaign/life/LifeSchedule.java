package org.chorus.campaign.life;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes down, soon after, what Campaigns were planned to do. They do it without being told. */
@Configuration
class LifeSchedule {

  @Bean
  RecurringTask<Void> settlePlansOfCampaigns(LockedCampaigns campaigns) {
    return Tasks.recurring("settle-plans-of-campaigns", FixedDelay.ofMinutes(1))
        .execute(
            (task, context) -> {
              while (campaigns.settleNext()) {
                // another may be due
              }
            });
  }
}
