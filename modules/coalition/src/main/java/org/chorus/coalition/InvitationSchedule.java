package org.chorus.coalition;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When this module tidies up, whichever node claims it. */
@Configuration
class InvitationSchedule {

  @Bean
  RecurringTask<Void> forgetExpiredInvitations(EmailInvitations invitations) {
    return Tasks.recurring("forget-expired-invitations", FixedDelay.ofHours(6))
        .execute((task, context) -> invitations.forgetExpired());
  }
}
