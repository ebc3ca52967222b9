package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import java.time.Duration;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Terms come into force, as the rule says that partners agreed on; all three of them answer. */
@HouseTest
class TermsAdoptionIT {

  static final ProposalOutcome ANSWERED = new ProposalOutcome.Answered();

  @Autowired ApplicationContext house;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired TermsProposals proposals;
  @Autowired AuditReading audit;
  @Autowired ManualClock clock;

  CleanWater water;

  @BeforeEach
  void partners(TestInfo test) {
    water = new CleanWater(house, "a", test);
    water.joins(water.finn, "forests");
  }

  @Test
  void aMajorityDecidesWhereThatIsTheRule() {
    water.agreeOn(AdoptionRule.MAJORITY);
    assertThat(water.propose(AdoptionRule.MAJORITY, "Share photos."))
        .isEqualTo(new ProposeOutcome.Proposed(3));
    proposals.object(water.ines, water.id, 3, "no photos");
    assertThat(proposals.accept(water.maja, water.id, 3)).isEqualTo(ANSWERED);
    assertThat(proposals.accept(water.finn, water.id, 3)).isEqualTo(new ProposalOutcome.Adopted(3));
  }

  @Test
  void theConvenersDecideWhereThatIsTheRule() {
    water.agreeOn(AdoptionRule.CONVENERS);
    seats.makeConvening(water.ines, water.id, water.seat(water.maja));
    water.propose(AdoptionRule.ALL, "");
    assertThat(proposals.accept(water.finn, water.id, 3)).isEqualTo(ANSWERED);
    assertThat(proposals.accept(water.maja, water.id, 3)).isEqualTo(ANSWERED);
    assertThat(proposals.accept(water.ines, water.id, 3)).isEqualTo(new ProposalOutcome.Adopted(3));
  }

  @Test
  void theRuleInForceDecidesAndNotTheProposedOne() {
    water.propose(AdoptionRule.CONVENERS, "");
    assertThat(proposals.accept(water.ines, water.id, 2)).isEqualTo(ANSWERED);
    assertThat(water.inForce().version()).isEqualTo(1);
  }

  @Test
  void whoWorksAloneAgreesAlone() {
    CoalitionId alone =
        ((FoundOutcome.Founded)
                coalitions.found(water.ines, "Alone", SharingTerms.of(SOURCE_ONLY), ""))
            .coalition();
    proposals.propose(
        water.ines,
        alone,
        1,
        SharingTerms.of(SOURCE_ONLY),
        AdoptionRule.ALL,
        PartnerOrder.ALPHABETICAL,
        "Be kind.");
    assertThat(proposals.accept(water.ines, alone, 2)).isEqualTo(new ProposalOutcome.Adopted(2));
  }

  @Nested
  class GivenTermsAdoptedWhileAPartnerIsSuspended {

    @BeforeEach
    void takenOutAndOutvoted() {
      water.propose(AdoptionRule.ALL, "Write rarely.");
      proposals.accept(water.ines, water.id, 2);
      proposals.accept(water.maja, water.id, 2);
      proposals.object(water.finn, water.id, 2, "never");
      seats.suspend(water.ines, water.id, water.seat(water.finn), "objects too much");
      assertThat(water.inForce().version()).isEqualTo(2);
    }

    @Test
    void whenReinstated_thenItTakesPartOnlyOnceItAcceptsThem() {
      assertThat(seats.reinstate(water.ines, water.id, water.seat(water.finn)))
          .isEqualTo(new SeatOutcome.WaitsForAcceptance(2));
      assertThat(seats.reinstate(water.ines, water.id, water.seat(water.finn)))
          .as("again")
          .isEqualTo(new SeatOutcome.WaitsForAcceptance(2));
      assertThat(water.state(water.finn)).isEqualTo(SeatState.SUSPENDED);
      assertThat(
              coalitions
                  .find(water.finn, water.id)
                  .orElseThrow()
                  .seatOf(water.finn.organization())
                  .reinstatedAt())
          .isPresent();
      assertThat(
              audit.ofOrganization(water.ines, AuditFilter.containing("partner reinstated"), 0, 9))
          .hasSize(1);

      assertThat(seats.comeBack(water.finn, water.id, 1))
          .isEqualTo(new AnswerOutcome.TermsChanged(2));
      assertThat(seats.comeBack(water.finn, water.id, 2)).isEqualTo(new AnswerOutcome.Joined());

      assertThat(water.state(water.finn)).isEqualTo(SeatState.ACTIVE);
      assertThat(proposals.adopted(water.ines, water.id).getFirst().acceptances())
          .extracting(AdoptedTerms.Acceptance::by)
          .contains("finn");
      assertThat(seats.comeBack(water.finn, water.id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
    }

    @Test
    void whenItDoesNotWant_thenItCanLeave() {
      seats.reinstate(water.ines, water.id, water.seat(water.finn));
      assertThat(seats.leave(water.finn, water.id, "not on these terms"))
          .isEqualTo(new SeatOutcome.Done());
      assertThat(seats.comeBack(water.finn, water.id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
    }

    @Test
    void whoeverWasNotReinstatedCannotComeBack() {
      assertThat(seats.comeBack(water.finn, water.id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
      assertThat(seats.comeBack(water.olga, water.id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
      seats.reinstate(water.ines, water.id, water.seat(water.finn));
      Actor plain = water.staff.comes("peter", "forests");
      assertThatThrownBy(() -> seats.comeBack(plain, water.id, 2)).isInstanceOf(AccessDenied.class);
      assertThat(water.state(water.finn)).isEqualTo(SeatState.SUSPENDED);
    }

    @Test
    void whenItIsSuspendedAgainUnderThem_thenItComesBackWithoutMore() {
      seats.reinstate(water.ines, water.id, water.seat(water.finn));
      seats.comeBack(water.finn, water.id, 2);
      clock.advance(Duration.ofDays(1));
      seats.suspend(water.ines, water.id, water.seat(water.finn), "once more");
      assertThat(seats.reinstate(water.ines, water.id, water.seat(water.finn)))
          .isEqualTo(new SeatOutcome.Done());
      assertThat(water.state(water.finn)).isEqualTo(SeatState.ACTIVE);
    }
  }
}
