package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.SeatId;
import org.chorus.organization.Members;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rivers founded the coalition, Rights is a partner; Forests is on the platform, and not seated.
 */
@HouseTest
class EmailInvitationsIT {

  static final EmailInvitationOutcome SENT = new EmailInvitationOutcome.Sent();
  static final EmailInvitationOutcome SENT_AGAIN = new EmailInvitationOutcome.SentAgain();

  @Autowired EmailInvitations invitations;
  @Autowired InvitationPost post;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired Members members;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  Staff staff;
  String world;
  Actor ines;
  Actor maja;
  Actor finn;
  Actor olga;
  CoalitionId id;

  @BeforeEach
  void partners(TestInfo test) {
    world = "e" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    staff = new Staff(members, world);
    ines = staff.comes("ines", "rivers");
    maja = staff.comes("maja", "rights");
    finn = staff.comes("finn", "forests");
    olga = staff.comes("olga", "outside");
    id =
        ((FoundOutcome.Founded)
                coalitions.found(ines, "Clean water", SharingRule.OPT_IN_PER_PARTNER, ""))
            .coalition();
    coalitions.invite(ines, id, staff.alias("rights"));
    coalitions.accept(maja, id, 1);
    mails(); // what other tests left
  }

  String address() {
    return "Director@" + world + ".example";
  }

  EmailInvitationOutcome invite() {
    return invitations.invite(ines, id, address(), "Forests e.V.");
  }

  List<InvitationPost.Due> mails() {
    return transactions.execute(status -> post.take(100));
  }

  LinkToken link() {
    List<InvitationPost.Due> mails = mails();
    assertThat(mails).hasSize(1);
    return mails.getFirst().token();
  }

  InvitationId only() {
    return invitations.open(ines, id).getFirst().id();
  }

  SeatState state(Actor actor) {
    return coalitions.get(id).seatOf(actor.organization()).state();
  }

  boolean isSeated(Actor actor) {
    return coalitions.get(id).partners().stream()
        .anyMatch(partner -> partner.organization().id().equals(actor.organization()));
  }

  List<Object> race(Callable<?> one, Callable<?> other) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> future :
          threads.invokeAll(List.<Callable<Object>>of(one::call, other::call))) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }

  @Nested
  class Inviting {

    @Test
    void hasOneMailWrittenThatSaysWhoInvitesWhereTo() {
      assertThat(invite()).isEqualTo(SENT);

      assertThat(mails())
          .singleElement()
          .satisfies(
              mail -> {
                assertThat(mail.recipient().value()).isEqualTo(address());
                assertThat(mail.coalition()).isEqualTo("Clean water");
                assertThat(mail.invitedBy()).isEqualTo("ines");
                assertThat(mail.inviter()).isEqualTo("rivers");
                assertThat(mail.organizationName()).isEqualTo("Forests e.V.");
                assertThat(mail.expiresAt())
                    .isEqualTo(clock.instant().plus(Coalitions.INVITATION_VALIDITY));
                assertThat(mail).hasToString("Due[masked]");
              });
      assertThat(mails()).as("never twice").isEmpty();
      assertThat(audit.ofOrganization(ines, AuditFilter.containing("invited by email"), 0, 9))
          .singleElement()
          .satisfies(entry -> assertThat(entry.act().detail()).isEqualTo("Forests e.V."));
    }

    @Test
    void losesNoMailWhenTheTransactionThatWritesItFails() {
      invite();
      transactions.executeWithoutResult(
          status -> {
            assertThat(post.take(100)).hasSize(1);
            status.setRollbackOnly();
          });
      assertThat(mails()).hasSize(1);
    }

    @Test
    void givesEachMailToOneOfManyWriters() throws Exception {
      for (int n = 0; n < 40; n++) {
        invitations.invite(ines, id, "person" + n + "@" + world + ".example", "");
      }
      Callable<Integer> writer =
          () -> transactions.<Integer>execute(status -> post.take(30).size());
      assertThat(
              race(writer, writer).stream().mapToInt(count -> (int) count).sum() + mails().size())
          .isEqualTo(40);
    }

    @Test
    void refusesWhatIsNoAddressOrNoName() {
      for (String address : List.of("", "nobody", "a@b", "two@x.example, three@x.example")) {
        assertThat(invitations.invite(ines, id, address, ""))
            .isEqualTo(new EmailInvitationOutcome.NotAnAddress());
      }
      assertThat(invitations.invite(ines, id, address(), "x".repeat(121)))
          .isEqualTo(new EmailInvitationOutcome.NameTooLong());
      assertThat(mails()).isEmpty();
    }

    @Test
    void renewsInsteadOfDoublingAndNotAtOnce() {
      invite();
      LinkToken first = link();
      assertThat(invite())
          .isEqualTo(
              new EmailInvitationOutcome.SentJustNow(clock.instant().plus(EmailInvitations.PAUSE)));
      clock.advance(EmailInvitations.PAUSE);

      assertThat(
              invitations.invite(
                  ines, id, " " + address().toUpperCase(java.util.Locale.ROOT) + " ", ""))
          .isEqualTo(SENT_AGAIN);

      assertThat(invitations.open(ines, id))
          .singleElement()
          .satisfies(open -> assertThat(open.organizationName()).isEqualTo("Forests e.V."));
      assertThat(invitations.look(first)).isEqualTo(new InvitationGlance.Unknown());
      assertThat(invitations.look(link())).isInstanceOf(InvitationGlance.Open.class);
    }

    @Test
    void refusesSomebodyOfAPartnerAndOfWhoeverIsInvited() {
      Actor peter = staff.comes("peter" + world, "rights");
      assertThat(invitations.invite(ines, id, "Peter" + world + "@example.org", ""))
          .isEqualTo(new EmailInvitationOutcome.AlreadySeated("rights", SeatState.ACTIVE));
      assertThat(invitations.invite(ines, id, "finn" + world + "@example.org", "")).isEqualTo(SENT);
      assertThat(peter.organization()).isEqualTo(maja.organization());
    }

    @Test
    void stopsAtTheLimitUntilSomeAreTakenBackOrExpire() {
      for (int n = 0; n < EmailInvitations.MAX_OPEN; n++) {
        assertThat(invitations.invite(ines, id, n + "@" + world + ".example", "")).isEqualTo(SENT);
      }
      assertThat(invite()).isEqualTo(new EmailInvitationOutcome.TooManyOpen());
      invitations.revoke(ines, id, only());
      assertThat(invite()).isEqualTo(SENT);
      clock.advance(Coalitions.INVITATION_VALIDITY);
      assertThat(invitations.invite(ines, id, "late@" + world + ".example", "")).isEqualTo(SENT);
    }

    @Test
    void isForConvenersOnly() {
      invite();
      InvitationId open = only();
      Actor analyst = staff.comes("ana", "rivers");
      for (Actor actor : List.of(maja, finn, olga, analyst)) {
        for (CoalitionId coalition : List.of(id, CoalitionId.random())) {
          for (Callable<?> step :
              List.<Callable<?>>of(
                  () -> invitations.invite(actor, coalition, address(), ""),
                  () -> invitations.resend(actor, coalition, open),
                  () -> invitations.revoke(actor, coalition, open),
                  () -> invitations.open(actor, coalition))) {
            assertThatThrownBy(step::call).isInstanceOf(AccessDenied.class);
          }
        }
      }
    }
  }

  @Nested
  class GivenALink {

    LinkToken token;

    @BeforeEach
    void mailed() {
      invite();
      token = link();
    }

    @Test
    void whenItIsOpened_thenItTellsAndChangesNothing() {
      for (int n = 0; n < 2; n++) {
        assertThat(invitations.look(token))
            .isEqualTo(
                new InvitationGlance.Open(
                    "Clean water",
                    "ines",
                    "rivers",
                    "Forests e.V.",
                    clock.instant().plus(Coalitions.INVITATION_VALIDITY)));
      }
      assertThat(isSeated(finn)).isFalse();
      assertThat(invitations.look(LinkToken.random())).isEqualTo(new InvitationGlance.Unknown());
    }

    @Test
    void whenTakenUp_thenTheOrganizationIsInvitedAsAnyOther() {
      assertThat(invitations.takeUp(finn, token)).isEqualTo(new TakeUpOutcome.Invited(id));
      assertThat(state(finn)).isEqualTo(SeatState.INVITED);
      assertThat(invitations.takeUp(finn, token)).isEqualTo(new TakeUpOutcome.Invited(id));
      assertThat(coalitions.accept(finn, id, 1)).isEqualTo(new AnswerOutcome.Joined());
      assertThat(audit.ofOrganization(finn, AuditFilter.containing("taken up"), 0, 9)).hasSize(1);
      assertThat(invitations.look(token)).isEqualTo(new InvitationGlance.TakenUp());
    }

    @Test
    void whenTakenUp_thenItIsForNobodyElse() {
      invitations.takeUp(finn, token);
      assertThat(invitations.takeUp(olga, token)).isEqualTo(new TakeUpOutcome.NotOpen());
      assertThat(isSeated(olga)).isFalse();
      assertThat(invitations.open(ines, id)).isEmpty();
    }

    @Test
    void whenTwoTakeItUpAtOnce_thenOneIsInvited() throws Exception {
      List<Object> outcomes =
          race(() -> invitations.takeUp(finn, token), () -> invitations.takeUp(olga, token));
      assertThat(outcomes)
          .containsExactlyInAnyOrder(new TakeUpOutcome.Invited(id), new TakeUpOutcome.NotOpen());
      assertThat(isSeated(finn)).isNotEqualTo(isSeated(olga));
    }

    @Test
    void whenSentAnewWhileItIsTakenUp_thenOneOfThemHappens() throws Exception {
      InvitationId open = only();
      clock.advance(EmailInvitations.PAUSE);
      List<Object> outcomes =
          race(() -> invitations.resend(ines, id, open), () -> invitations.takeUp(finn, token));
      assertThat(outcomes)
          .isIn(
              List.of(SENT_AGAIN, new TakeUpOutcome.NotOpen()),
              List.of(new EmailInvitationOutcome.NotOpen(), new TakeUpOutcome.Invited(id)));
      assertThat(mails()).hasSize(outcomes.contains(SENT_AGAIN) ? 1 : 0);
    }

    @Test
    void whenSentAnew_thenTheOldLinkIsDeadAndTheNewOneHasItsFullTime() {
      clock.advance(Duration.ofDays(29));
      assertThat(invitations.resend(ines, id, only())).isEqualTo(SENT_AGAIN);
      assertThat(invitations.takeUp(finn, token)).isEqualTo(new TakeUpOutcome.NotOpen());
      LinkToken second = link();
      clock.advance(Duration.ofDays(29));
      assertThat(invitations.takeUp(finn, second)).isEqualTo(new TakeUpOutcome.Invited(id));
    }

    @Test
    void whenItsTimeIsOver_thenItOpensNothingUntilItIsSentAnew() {
      clock.advance(Coalitions.INVITATION_VALIDITY);
      assertThat(invitations.look(token)).isEqualTo(new InvitationGlance.Expired(clock.instant()));
      assertThat(invitations.takeUp(finn, token))
          .isEqualTo(new TakeUpOutcome.Expired(clock.instant()));
      assertThat(invitations.open(ines, id))
          .singleElement()
          .satisfies(open -> assertThat(open.isExpired(clock.instant())).isTrue());
      assertThat(invitations.resend(ines, id, only())).isEqualTo(SENT_AGAIN);
      assertThat(invitations.takeUp(finn, link())).isEqualTo(new TakeUpOutcome.Invited(id));
    }

    @Test
    void whenRevoked_thenItOpensNothingAndTheAddressIsForgotten() {
      InvitationId open = only();
      assertThat(invitations.revoke(ines, id, open))
          .isEqualTo(new EmailInvitationOutcome.Revoked());
      assertThat(invitations.look(token)).isEqualTo(new InvitationGlance.Unknown());
      assertThat(invitations.takeUp(finn, token)).isEqualTo(new TakeUpOutcome.NotOpen());
      assertThat(invitations.resend(ines, id, open))
          .isEqualTo(new EmailInvitationOutcome.NotOpen());
      assertThat(invitations.revoke(ines, id, open))
          .isEqualTo(new EmailInvitationOutcome.NotOpen());
      assertThat(addressesKept()).isZero();
    }

    @Test
    void whenTakenUp_thenTheAddressIsForgotten() {
      invitations.takeUp(finn, token);
      assertThat(addressesKept()).isZero();
    }

    @Test
    void whenItExpiredLongAgo_thenTheAddressIsForgotten() {
      clock.advance(
          Coalitions.INVITATION_VALIDITY.plus(EmailInvitations.KEPT_AFTER_EXPIRY).minusSeconds(1));
      invitations.forgetExpired();
      assertThat(addressesKept()).isEqualTo(1);
      clock.advance(Duration.ofSeconds(1));
      invitations.forgetExpired();
      assertThat(addressesKept()).isZero();
      assertThat(invitations.look(token)).isEqualTo(new InvitationGlance.Unknown());
    }

    @Test
    void whenThePartnerIsSeatedAlready_thenTheLinkStaysForAnother() {
      assertThat(invitations.takeUp(maja, token)).isEqualTo(new TakeUpOutcome.PartnerAlready(id));
      SeatId rights = coalitions.get(id).seatOf(maja.organization()).seat();
      seats.suspend(ines, id, rights, "broke the terms");
      assertThat(invitations.takeUp(maja, token))
          .as("no way around a suspension")
          .isEqualTo(new TakeUpOutcome.PartnerAlready(id));
      assertThat(state(maja)).isEqualTo(SeatState.SUSPENDED);
      assertThat(invitations.takeUp(finn, token)).isEqualTo(new TakeUpOutcome.Invited(id));
    }

    @Test
    void whenTheOrganizationsOwnInvitationWasTakenBackSince_thenThisOneDoesNotBringItBack() {
      clock.advance(Duration.ofHours(1));
      coalitions.invite(ines, id, staff.alias("forests"));
      seats.revoke(ines, id, coalitions.get(id).seatOf(finn.organization()).seat());
      assertThat(invitations.takeUp(finn, token)).isEqualTo(new TakeUpOutcome.NotOpen());
      assertThat(state(finn)).isEqualTo(SeatState.REVOKED);
    }

    @Test
    void whenTheOrganizationIsInvitedAlready_thenItsInvitationIsRenewed() {
      coalitions.invite(ines, id, staff.alias("forests"));
      clock.advance(Duration.ofDays(10));
      assertThat(invitations.takeUp(finn, token)).isEqualTo(new TakeUpOutcome.Invited(id));
      assertThat(coalitions.get(id).seatOf(finn.organization()).expiresAt())
          .contains(clock.instant().plus(Coalitions.INVITATION_VALIDITY));
    }

    @Test
    void whoeverMayNotAnswerForTheOrganizationCannotTakeItUp() {
      Actor plain = staff.comes("peter", "forests");
      assertThatThrownBy(() -> invitations.takeUp(plain, token)).isInstanceOf(AccessDenied.class);
      assertThat(isSeated(finn)).isFalse();
    }

    private long addressesKept() {
      return jdbc.sql(
              """
              select count(*) from mailed_invitation
               where coalition_id = :coalition and email is not null
              """)
          .param("coalition", id.value())
          .query(Long.class)
          .single();
    }
  }
}
