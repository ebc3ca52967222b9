package org.chorus.mail;

import java.util.List;
import org.chorus.coalition.InvitationPost;
import org.chorus.mail.outbox.Mailbag;
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

  InvitationMail(InvitationPost post, InvitationLetters letters, Mailbag bag) {
    this.post = post;
    this.letters = letters;
    this.bag = bag;
  }

  /** Queues the mails of one batch; says how many there were. Nodes share them out. */
  @Transactional
  int queueBatch() {
    List<InvitationPost.Due> due = post.take(BATCH);
    bag.putForStaff(due.stream().map(letters::write).toList());
    return due.size();
  }
}
