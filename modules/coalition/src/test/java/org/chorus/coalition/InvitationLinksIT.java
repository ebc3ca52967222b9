package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.coalition.AtOnce.atOnce;
import static org.chorus.coalition.InvitationDesk.SENT_AGAIN;

import java.time.Duration;
import java.util.List;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.kernel.Actor;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.SeatId;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link of an invitation by email, in the hands of those who got it. */
@HouseTest
class InvitationLinksIT {

  @Autowired ApplicationContext house;
  @Autowired EmailInvitations invitations;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;
  @Autowired JdbcClient jdbc;

  CleanWater water;
  InvitationDesk desk;
  LinkToken token;

  @BeforeEach
  void mailed(TestInfo test) {
    water = new CleanWater(house, "l", test);
    desk = new InvitationDesk(house, water);
    desk.invite();
    token = desk.link();
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
    assertThat(water.isSeated(water.finn)).isFalse();
    assertThat(invitations.look(LinkToken.random())).isEqualTo(new InvitationGlance.Unknown());
  }

  @Test
  void whenTakenUp_thenTheOrganizationIsInvitedAsAnyOther() {
    assertThat(invitations.takeUp(water.finn, token))
        .isEqualTo(new TakeUpOutcome.Invited(water.id));
    assertThat(water.state(water.finn)).isEqualTo(SeatState.INVITED);
    assertThat(invitations.takeUp(water.finn, token))
        .isEqualTo(new TakeUpOutcome.Invited(water.id));
    assertThat(coalitions.accept(water.finn, water.id, 1)).isEqualTo(new AnswerOutcome.Joined());
    assertThat(audit.ofOrganization(water.finn, AuditFilter.containing("taken up"), 0, 9))
        .hasSize(1);
    assertThat(invitations.look(token)).isEqualTo(new InvitationGlance.TakenUp());
  }

  @Test
  void whenTakenUp_thenItIsForNobodyElse() {
    invitations.takeUp(water.finn, token);
    assertThat(invitations.takeUp(water.olga, token)).isEqualTo(new TakeUpOutcome.NotOpen());
    assertThat(water.isSeated(water.olga)).isFalse();
    assertThat(invitations.open(water.ines, water.id)).isEmpty();
  }

  @Test
  void whenTwoTakeItUpAtOnce_thenOneIsInvited() throws Exception {
    List<Object> outcomes =
        atOnce(
            () -> invitations.takeUp(water.finn, token),
            () -> invitations.takeUp(water.olga, token));
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new TakeUpOutcome.Invited(water.id), new TakeUpOutcome.NotOpen());
    assertThat(water.isSeated(water.finn)).isNotEqualTo(water.isSeated(water.olga));
  }

  @Test
  void whenSentAnewWhileItIsTakenUp_thenOneOfThemHappens() throws Exception {
    InvitationId open = desk.only();
    clock.advance(EmailInvitations.PAUSE);
    List<Object> outcomes =
        atOnce(
            () -> invitations.resend(water.ines, water.id, open),
            () -> invitations.takeUp(water.finn, token));
    assertThat(outcomes)
        .isIn(
            List.of(SENT_AGAIN, new TakeUpOutcome.NotOpen()),
            List.of(new EmailInvitationOutcome.NotOpen(), new TakeUpOutcome.Invited(water.id)));
    assertThat(desk.mails()).hasSize(outcomes.contains(SENT_AGAIN) ? 1 : 0);
  }

  @Test
  void whenSentAnew_thenTheOldLinkIsDeadAndTheNewOneHasItsFullTime() {
    clock.advance(Duration.ofDays(29));
    assertThat(invitations.resend(water.ines, water.id, desk.only())).isEqualTo(SENT_AGAIN);
    assertThat(invitations.takeUp(water.finn, token)).isEqualTo(new TakeUpOutcome.NotOpen());
    LinkToken second = desk.link();
    clock.advance(Duration.ofDays(29));
    assertThat(invitations.takeUp(water.finn, second))
        .isEqualTo(new TakeUpOutcome.Invited(water.id));
  }

  @Test
  void whenItsTimeIsOver_thenItOpensNothingUntilItIsSentAnew() {
    clock.advance(Coalitions.INVITATION_VALIDITY);
    assertThat(invitations.look(token)).isEqualTo(new InvitationGlance.Expired(clock.instant()));
    assertThat(invitations.takeUp(water.finn, token))
        .isEqualTo(new TakeUpOutcome.Expired(clock.instant()));
    assertThat(invitations.open(water.ines, water.id))
        .singleElement()
        .satisfies(open -> assertThat(open.isExpired(clock.instant())).isTrue());
    assertThat(invitations.resend(water.ines, water.id, desk.only())).isEqualTo(SENT_AGAIN);
    assertThat(invitations.takeUp(water.finn, desk.link()))
        .isEqualTo(new TakeUpOutcome.Invited(water.id));
  }

  @Test
  void whenRevoked_thenItOpensNothingAndTheAddressIsForgotten() {
    InvitationId open = desk.only();
    assertThat(invitations.revoke(water.ines, water.id, open))
        .isEqualTo(new EmailInvitationOutcome.Revoked());
    assertThat(invitations.look(token)).isEqualTo(new InvitationGlance.Unknown());
    assertThat(invitations.takeUp(water.finn, token)).isEqualTo(new TakeUpOutcome.NotOpen());
    assertThat(invitations.resend(water.ines, water.id, open))
        .isEqualTo(new EmailInvitationOutcome.NotOpen());
    assertThat(invitations.revoke(water.ines, water.id, open))
        .isEqualTo(new EmailInvitationOutcome.NotOpen());
    assertThat(addressesKept()).isZero();
  }

  @Test
  void whenTakenUp_thenTheAddressIsForgotten() {
    invitations.takeUp(water.finn, token);
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
    assertThat(invitations.takeUp(water.maja, token))
        .isEqualTo(new TakeUpOutcome.PartnerAlready(water.id));
    SeatId rights = coalitions.get(water.id).seatOf(water.maja.organization()).seat();
    seats.suspend(water.ines, water.id, rights, "broke the terms");
    assertThat(invitations.takeUp(water.maja, token))
        .as("no way around a suspension")
        .isEqualTo(new TakeUpOutcome.PartnerAlready(water.id));
    assertThat(water.state(water.maja)).isEqualTo(SeatState.SUSPENDED);
    assertThat(invitations.takeUp(water.finn, token))
        .isEqualTo(new TakeUpOutcome.Invited(water.id));
  }

  @Test
  void whenTheOrganizationsOwnInvitationWasTakenBackSince_thenThisOneDoesNotBringItBack() {
    clock.advance(Duration.ofHours(1));
    coalitions.invite(water.ines, water.id, water.staff.alias("forests"));
    seats.revoke(
        water.ines, water.id, coalitions.get(water.id).seatOf(water.finn.organization()).seat());
    assertThat(invitations.takeUp(water.finn, token)).isEqualTo(new TakeUpOutcome.NotOpen());
    assertThat(water.state(water.finn)).isEqualTo(SeatState.REVOKED);
  }

  @Test
  void whenTheOrganizationIsInvitedAlready_thenItsInvitationIsRenewed() {
    coalitions.invite(water.ines, water.id, water.staff.alias("forests"));
    clock.advance(Duration.ofDays(10));
    assertThat(invitations.takeUp(water.finn, token))
        .isEqualTo(new TakeUpOutcome.Invited(water.id));
    assertThat(coalitions.get(water.id).seatOf(water.finn.organization()).expiresAt())
        .contains(clock.instant().plus(Coalitions.INVITATION_VALIDITY));
  }

  @Test
  void whoeverMayNotAnswerForTheOrganizationCannotTakeItUp() {
    Actor plain = water.staff.comes("peter", "forests");
    assertThatThrownBy(() -> invitations.takeUp(plain, token)).isInstanceOf(AccessDenied.class);
    assertThat(water.isSeated(water.finn)).isFalse();
  }

  private long addressesKept() {
    return jdbc.sql(
            """
              select count(*) from mailed_invitation
               where coalition_id = :coalition and email is not null
              """)
        .param("coalition", water.id.value())
        .query(Long.class)
        .single();
  }
}
