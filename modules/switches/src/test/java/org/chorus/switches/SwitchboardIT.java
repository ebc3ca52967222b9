package org.chorus.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.switches.Switch.MAIL;
import static org.chorus.switches.Switch.SIGNING;
import static org.chorus.switches.Switch.SITE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditEntry;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.AuditTrail;
import org.chorus.access.Role;
import org.chorus.access.SecondFactor;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.organization.Members;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
@TestPropertySource(properties = "chorus.platform.organization=switch-operations")
class SwitchboardIT {

  static final FlipOutcome DONE = new FlipOutcome.Done();

  @Autowired Members members;
  @Autowired Switchboard switchboard;
  @Autowired Switches switches;
  @Autowired AuditReading audit;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient asTheApp;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ManualClock clock;

  Actor rosa;
  Actor ines;

  @BeforeEach
  void people() {
    Staff staff = new Staff(members, "switch");
    rosa = staff.comes("rosa", "operations");
    ines = staff.administratorWith("ines", "rivers", Role.APPROVER, Role.DATA_STEWARD);
  }

  @AfterEach
  void everythingRuns() {
    for (Switch which : Switch.values()) {
      switchboard.switchOn(rosa, SecondFactor.of(rosa), which, "");
    }
  }

  private FlipOutcome off(Switch which, String message, String reason) {
    return switchboard.switchOff(rosa, SecondFactor.of(rosa), which, message, reason);
  }

  private FlipOutcome on(Switch which, String reason) {
    return switchboard.switchOn(rosa, SecondFactor.of(rosa), which, reason);
  }

  private SwitchStanding standing(Switch which) {
    return switchboard.all(rosa).stream()
        .filter(each -> each.which() == which)
        .findFirst()
        .orElseThrow();
  }

  private AuditEntry lastEntry() {
    return audit.ofPlatform(rosa, AuditFilter.ALL, 0, 1).getFirst();
  }

  @Test
  void aSwitchIsOffAtOnceWithItsMessageAndOnAgainWithout() {
    Instant then = clock.instant();
    assertThat(off(SIGNING, " Bots are signing.\r\nBack at noon. ", " a wave of bots "))
        .isEqualTo(DONE);
    assertThat(switches.off(SIGNING)).contains(new Off(then, "Bots are signing.\nBack at noon."));
    assertThat(switches.isOff(SITE)).isFalse();
    assertThat(standing(SIGNING).last())
        .contains(new SwitchStanding.Flip(then, "rosa", "a wave of bots"));

    clock.advance(Duration.ofHours(1));
    assertThat(on(SIGNING, "it is over")).isEqualTo(DONE);
    assertThat(switches.off(SIGNING)).isEmpty();
    assertThat(standing(SIGNING).last())
        .contains(new SwitchStanding.Flip(clock.instant(), "rosa", "it is over"));
  }

  @Test
  void anotherMessageLeavesItOffSinceBefore() {
    Instant then = clock.instant();
    off(MAIL, "First.", "a test");
    clock.advance(Duration.ofMinutes(5));
    assertThat(off(MAIL, "Second.", "better words")).isEqualTo(DONE);
    assertThat(switches.off(MAIL)).contains(new Off(then, "Second."));
    assertThat(lastEntry().act().verb()).isEqualTo("switch message changed");
  }

  @Test
  void everyFlipIsOnRecordWithItsReasonAndWhatThePublicReads() {
    off(SITE, "We are sorry.", "a court order");
    assertThat(lastEntry())
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo("rosa");
              assertThat(entry.act().verb()).isEqualTo("switched off");
              assertThat(entry.act().object()).isEqualTo("switch SITE");
              assertThat(entry.act().objectName()).isEqualTo("Whole site");
              assertThat(entry.act().detail())
                  .isEqualTo("a court order · The public reads: “We are sorry.”");
            });
    on(SITE, "");
    assertThat(lastEntry().act().verb()).isEqualTo("switched on");
    long last = lastEntry().id();
    on(SITE, "once more");
    assertThat(lastEntry().id()).as("nothing has happened").isEqualTo(last);
  }

  @Test
  void whoeverSwitchesOffSaysWhyAndNotTooMuch() {
    assertThat(off(SIGNING, "", " x ")).isEqualTo(new FlipOutcome.ReasonOutOfBounds());
    assertThat(off(SIGNING, "", "x".repeat(501))).isEqualTo(new FlipOutcome.ReasonOutOfBounds());
    assertThat(off(SIGNING, "x".repeat(301), "a test")).isEqualTo(new FlipOutcome.MessageTooLong());
    assertThat(on(SIGNING, "x".repeat(501))).isEqualTo(new FlipOutcome.ReasonOutOfBounds());
    assertThat(switches.isOff(SIGNING)).isFalse();
    assertThat(off(SIGNING, "ж".repeat(300), "x".repeat(500))).isEqualTo(DONE);
  }

  @Test
  void whatNoPageCanHoldIsLeftOut() {
    assertThat(off(SIGNING, "A\u0000B\u0007C\nD", "a \u0000test")).isEqualTo(DONE);
    assertThat(switches.off(SIGNING)).map(Off::message).contains("ABC\nD");
  }

  @Test
  void nobodyButThePlatformsAdministratorsFlipsOrSeesWhoDid() {
    SteppedUp proof = SecondFactor.of(ines);
    assertThatThrownBy(() -> switchboard.switchOff(ines, proof, SIGNING, "", "a test"))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> switchboard.switchOn(ines, proof, SIGNING, "a test"))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> switchboard.all(ines)).isInstanceOf(AccessDenied.class);
    assertThat(switches.allOff()).isEmpty();
  }

  @Test
  void withoutASecondFactorOfTheirOwnAndOfJustNowNobodyFlips() {
    for (SteppedUp proof : List.of(SecondFactor.of(ines), SecondFactor.ofLongAgo(rosa))) {
      assertThatThrownBy(() -> switchboard.switchOff(rosa, proof, SIGNING, "", "a test"))
          .isInstanceOf(SecondFactorNeeded.class);
      assertThatThrownBy(() -> switchboard.switchOn(rosa, proof, SIGNING, "a test"))
          .isInstanceOf(SecondFactorNeeded.class);
    }
    assertThat(switches.allOff()).isEmpty();
  }

  @Test
  void whatWasRolledBackNeverHappened() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            begun -> {
              off(SIGNING, "", "a test");
              begun.setRollbackOnly();
            });
    assertThat(switches.isOff(SIGNING)).isFalse();
  }

  @Test
  void theAppCanFlipARowAndNeitherAddNorRemoveOne() {
    assertThatThrownBy(() -> asTheApp.sql("delete from site_switch").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> asTheApp.sql("insert into site_switch (name) values ('MAIL')").update())
        .isInstanceOf(DataAccessException.class);
    assertThat(switchboard.all(rosa))
        .extracting(SwitchStanding::which)
        .containsExactly(Switch.values());
  }

  @Test
  void anOperatorNeedsNoLoginAndIsOnRecordAllTheSame() {
    OperatorSwitchboard operators = new OperatorSwitchboard(asTheApp, trail, clock);
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    assertThat(
            transaction.<FlipOutcome>execute(
                begun -> operators.switchOff("olga", SIGNING, "Soon.", "Keycloak is down")))
        .isEqualTo(DONE);
    assertThat(lastEntry())
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo("olga (operator, on the server)");
              assertThat(entry.organization()).isEmpty();
              assertThat(entry.act().detail()).startsWith("Keycloak is down");
            });
    assertThat(standing(SIGNING).last())
        .map(SwitchStanding.Flip::by)
        .hasValue("olga (operator, on the server)");
    assertThat(operators.all()).isEqualTo(switchboard.all(rosa));
  }
}
