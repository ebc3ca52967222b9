package org.chorus.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When mail is written and sent: all the time, whichever node claims it. */
@Configuration
class MailSchedule {

  @Bean
  RecurringTask<Void> queueConfirmationMail(ConfirmationMail mail) {
    return Tasks.recurring("queue-confirmation-mail", FixedDelay.ofSeconds(1))
        .execute(
            (task, context) -> {
              while (mail.queueBatch() > 0) {
                // another batch may wait
              }
            });
  }

  @Bean
  RecurringTask<Void> queueInvitationMail(InvitationMail mail) {
    return Tasks.recurring("queue-invitation-mail", FixedDelay.ofSeconds(2))
        .execute(
            (task, context) -> {
              while (mail.queueBatch() > 0) {
                // another batch may wait
              }
            });
  }

  @Bean
  RecurringTask<Void> sendMail(Outbox outbox) {
    return Tasks.recurring("send-mail", FixedDelay.ofSeconds(1))
        .execute(
            (task, context) -> {
              while (outbox.sendDue() > 0) {
                // another batch may be due
              }
            });
  }
}
