package org.chorus.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.chorus.coalition.InvitationWaits;
import org.chorus.mail.bounce.BounceMailbox;
import org.chorus.mail.outbox.Outbox;
import org.chorus.mail.outbox.Posting;
import org.chorus.mail.sender.SenderAddresses;
import org.chorus.mail.suppression.Suppressions;
import org.chorus.signature.Followers;
import org.chorus.switches.Switch;
import org.chorus.switches.SwitchFlipped;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** When mail is written and sent, whichever node claims it. */
@Configuration
class MailSchedule {

  @Bean
  RecurringTask<Void> mailToSigners(
      Followers followers, ConfirmationMail confirmations, Posting posting) {
    return followers.task(
        "queue-confirmation-mail",
        () ->
            posting.sendBehind(
                () -> {
                  long begin = System.nanoTime();
                  int written = confirmations.queueBatch();
                  followers.makeWay(Duration.ofNanos(System.nanoTime() - begin));
                  return written;
                }));
  }

  /**
   * To whom organizations invite, codes, and what people ask for once more, brought forward when
   * there is some; and what was not taken at first.
   */
  @Bean
  RecurringTask<Void> otherMail(
      InvitationMail invitations, ConfirmationAgain again, Posting posting) {
    return Tasks.recurring("send-mail", FixedDelay.ofMinutes(1))
        .execute(
            (task, context) -> {
              while (invitations.queueBatch() + again.queueBatch() > 0) {
                // another batch may wait
              }
              posting.sendAllDue();
            });
  }

  @Bean
  RecurringTask<Void> returnedMail(BounceMailbox mailbox) {
    return Tasks.recurring("read-returned-mail", FixedDelay.ofMinutes(1))
        .execute(
            (task, context) -> {
              while (mailbox.readBatch() > 0) {
                // another batch may have come
              }
            });
  }

  /**
   * @param keepFailed for how long mail that was given up can still be sent again
   */
  @Bean
  RecurringTask<Void> tidyMail(
      Outbox outbox,
      Suppressions suppressions,
      ConfirmationAgain again,
      SenderAddresses senders,
      @Value("${chorus.mail.keep-failed:14d}") Duration keepFailed) {
    return Tasks.recurring("tidy-mail", FixedDelay.ofMinutes(10))
        .execute(
            (task, context) -> {
              outbox.deleteGivenUp(keepFailed);
              suppressions.forgetOver();
              again.forgetOld();
              senders.checkAgain();
            });
  }

  /** Hears of what is not to wait for its minute, and of mail that may go out again. */
  @Component
  static class WhenMailWaits {

    private final ApplicationEventPublisher events;
    private final RecurringTask<Void> mailToSigners;
    private final RecurringTask<Void> otherMail;

    WhenMailWaits(
        ApplicationEventPublisher events,
        RecurringTask<Void> mailToSigners,
        RecurringTask<Void> otherMail) {
      this.events = events;
      this.mailToSigners = mailToSigners;
      this.otherMail = otherMail;
    }

    @TransactionalEventListener({
      InvitationWaits.class,
      SenderAddresses.CodeWaits.class,
      ConfirmationAgain.Asked.class
    })
    void hurry() {
      events.publishEvent(new Followers.Due(otherMail));
    }

    @TransactionalEventListener
    void hurry(SwitchFlipped flipped) {
      if (flipped.which() == Switch.MAIL) {
        events.publishEvent(new Followers.Due(mailToSigners));
        events.publishEvent(new Followers.Due(otherMail));
      }
    }
  }
}
