package org.chorus.mail;

import java.util.List;
import org.chorus.coalition.InvitationPost;
import org.chorus.mail.outbox.Mailbag;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows the invitations by email and queues a mail for each. Link and mail are committed
 * together, so that a crash loses none and doubles none.
 */
@Component
class InvitationMail {

  private static final int BATCH = 50;

  private final InvitationPost post;
  private final InvitationLetters letters;
  private final Mailbag bag;
  private final Switches switches;

  InvitationMail(InvitationPost post, InvitationLetters letters, Mailbag bag, Switches switches) {
    this.post = post;
    this.letters = letters;
    this.bag = bag;
    this.switches = switches;
  }

  /**
   * Queues the mails of one batch; says how many there were. Nodes share them out. There are none
   * while mail is switched off.
   */
  @Transactional
  int queueBatch() {
    if (switches.isOff(Switch.MAIL)) {
      return 0;
    }
    List<InvitationPost.Due> due = post.take(BATCH);
    bag.putForStaff(due.stream().map(letters::write).toList());
    return due.size();
  }
}
