package org.chorus.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.chorus.signature.Followers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When mail is written and sent, whichever node claims it. */
@Configuration
class MailSchedule {

  @Bean
  RecurringTask<Void> mailToSigners(
      Followers followers, ConfirmationMail confirmations, Posting posting) {
    return followers.task(
        "queue-confirmation-mail",
        () -> {
          long begin = System.nanoTime();
          while (confirmations.queueBatch() > 0) {
            followers.makeWay(Duration.ofNanos(System.nanoTime() - begin));
            posting.sendAllDue();
            begin = System.nanoTime();
          }
        });
  }

  /** To whom organizations invite, and what was not taken at first. */
  @Bean
  RecurringTask<Void> otherMail(InvitationMail invitations, Posting posting) {
    return Tasks.recurring("send-mail", FixedDelay.ofSeconds(10))
        .execute(
            (task, context) -> {
              while (invitations.queueBatch() > 0) {
                // another batch may wait
              }
              posting.sendAllDue();
            });
  }
}
