package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chorus.kernel.LinkToken;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Where Ines invites by email, and what goes out from there. */
final class InvitationDesk {

  static final EmailInvitationOutcome SENT = new EmailInvitationOutcome.Sent();
  static final EmailInvitationOutcome SENT_AGAIN = new EmailInvitationOutcome.SentAgain();

  private final CleanWater water;
  private final EmailInvitations invitations;
  private final InvitationPost post;
  private final TransactionTemplate transactions;

  InvitationDesk(ApplicationContext house, CleanWater water) {
    this.water = water;
    invitations = house.getBean(EmailInvitations.class);
    post = house.getBean(InvitationPost.class);
    transactions = house.getBean(TransactionTemplate.class);
    mails(); // what other tests left
  }

  String address() {
    return "Director@" + water.world + ".example";
  }

  EmailInvitationOutcome invite() {
    return invitations.invite(water.ines, water.id, address(), "Forests e.V.");
  }

  List<InvitationPost.Due> mails() {
    return transactions.execute(status -> post.take(100));
  }

  /** Of the one mail that went out. */
  LinkToken link() {
    List<InvitationPost.Due> mails = mails();
    assertThat(mails).hasSize(1);
    return mails.getFirst().token();
  }

  InvitationId only() {
    return invitations.open(water.ines, water.id).getFirst().id();
  }
}
