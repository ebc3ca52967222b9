package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.coalition.AtOnce.atOnce;
import static org.chorus.coalition.InvitationDesk.SENT;
import static org.chorus.coalition.InvitationDesk.SENT_AGAIN;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.LinkToken;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Conveners invite by email; what its link does: {@link InvitationLinksIT}. */
@HouseTest
class EmailInvitationsIT {

  @Autowired ApplicationContext house;
  @Autowired EmailInvitations invitations;
  @Autowired InvitationPost post;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;
  @Autowired TransactionTemplate transactions;

  CleanWater water;
  InvitationDesk desk;

  @BeforeEach
  void partners(TestInfo test) {
    water = new CleanWater(house, "e", test);
    desk = new InvitationDesk(house, water);
  }

  @Test
  void hasOneMailWrittenThatSaysWhoInvitesWhereTo() {
    assertThat(desk.invite()).isEqualTo(SENT);

    assertThat(desk.mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.recipient().value()).isEqualTo(desk.address());
              assertThat(mail.coalition()).isEqualTo("Clean water");
              assertThat(mail.invitedBy()).isEqualTo("ines");
              assertThat(mail.inviter()).isEqualTo("rivers");
              assertThat(mail.organizationName()).isEqualTo("Forests e.V.");
              assertThat(mail.expiresAt())
                  .isEqualTo(clock.instant().plus(Coalitions.INVITATION_VALIDITY));
              assertThat(mail).hasToString("Due[masked]");
            });
    assertThat(desk.mails()).as("never twice").isEmpty();
    assertThat(audit.ofOrganization(water.ines, AuditFilter.containing("invited by email"), 0, 9))
        .singleElement()
        .satisfies(entry -> assertThat(entry.act().detail()).isEqualTo("Forests e.V."));
  }

  @Test
  void losesNoMailWhenTheTransactionThatWritesItFails() {
    desk.invite();
    transactions.executeWithoutResult(
        status -> {
          assertThat(post.take(100)).hasSize(1);
          status.setRollbackOnly();
        });
    assertThat(desk.mails()).hasSize(1);
  }

  @Test
  void givesEachMailToOneOfManyWriters() throws Exception {
    for (int n = 0; n < 40; n++) {
      invitations.invite(water.ines, water.id, "person" + n + "@" + water.world + ".example", "");
    }
    Callable<Integer> writer = () -> transactions.<Integer>execute(status -> post.take(30).size());
    assertThat(
            atOnce(writer, writer).stream().mapToInt(count -> (int) count).sum()
                + desk.mails().size())
        .isEqualTo(40);
  }

  @Test
  void refusesWhatIsNoAddressOrNoName() {
    for (String address : List.of("", "nobody", "a@b", "two@x.example, three@x.example")) {
      assertThat(invitations.invite(water.ines, water.id, address, ""))
          .isEqualTo(new EmailInvitationOutcome.NotAnAddress());
    }
    assertThat(invitations.invite(water.ines, water.id, desk.address(), "x".repeat(121)))
        .isEqualTo(new EmailInvitationOutcome.NameTooLong());
    assertThat(desk.mails()).isEmpty();
  }

  @Test
  void renewsInsteadOfDoublingAndNotAtOnce() {
    desk.invite();
    LinkToken first = desk.link();
    assertThat(desk.invite())
        .isEqualTo(
            new EmailInvitationOutcome.SentJustNow(clock.instant().plus(EmailInvitations.PAUSE)));
    clock.advance(EmailInvitations.PAUSE);

    assertThat(
            invitations.invite(
                water.ines, water.id, " " + desk.address().toUpperCase(Locale.ROOT) + " ", ""))
        .isEqualTo(SENT_AGAIN);

    assertThat(invitations.open(water.ines, water.id))
        .singleElement()
        .satisfies(open -> assertThat(open.organizationName()).isEqualTo("Forests e.V."));
    assertThat(invitations.look(first)).isEqualTo(new InvitationGlance.Unknown());
    assertThat(invitations.look(desk.link())).isInstanceOf(InvitationGlance.Open.class);
  }

  @Test
  void refusesSomebodyOfAPartnerAndOfWhoeverIsInvited() {
    Actor peter = water.staff.comes("peter" + water.world, "rights");
    assertThat(invitations.invite(water.ines, water.id, "Peter" + water.world + "@example.org", ""))
        .isEqualTo(new EmailInvitationOutcome.AlreadySeated("rights", SeatState.ACTIVE));
    assertThat(invitations.invite(water.ines, water.id, "finn" + water.world + "@example.org", ""))
        .isEqualTo(SENT);
    assertThat(peter.organization()).isEqualTo(water.maja.organization());
  }

  @Test
  void stopsAtTheLimitUntilSomeAreTakenBackOrExpire() {
    for (int n = 0; n < EmailInvitations.MAX_OPEN; n++) {
      assertThat(invitations.invite(water.ines, water.id, n + "@" + water.world + ".example", ""))
          .isEqualTo(SENT);
    }
    assertThat(desk.invite()).isEqualTo(new EmailInvitationOutcome.TooManyOpen());
    invitations.revoke(water.ines, water.id, desk.only());
    assertThat(desk.invite()).isEqualTo(SENT);
    clock.advance(Coalitions.INVITATION_VALIDITY);
    assertThat(invitations.invite(water.ines, water.id, "late@" + water.world + ".example", ""))
        .isEqualTo(SENT);
  }

  @Test
  void isForConvenersOnly() {
    desk.invite();
    InvitationId open = desk.only();
    Actor analyst = water.staff.comes("ana", "rivers");
    for (Actor actor : List.of(water.maja, water.finn, water.olga, analyst)) {
      for (CoalitionId coalition : List.of(water.id, CoalitionId.random())) {
        for (Callable<?> step :
            List.<Callable<?>>of(
                () -> invitations.invite(actor, coalition, desk.address(), ""),
                () -> invitations.resend(actor, coalition, open),
                () -> invitations.revoke(actor, coalition, open),
                () -> invitations.open(actor, coalition))) {
          assertThatThrownBy(step::call).isInstanceOf(AccessDenied.class);
        }
      }
    }
  }
}
