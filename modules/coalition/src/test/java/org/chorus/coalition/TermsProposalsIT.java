package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.coalition.AtOnce.atOnce;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import java.util.List;
import org.chorus.access.AccessDenied;
import org.chorus.access.Act;
import org.chorus.access.AuditEntry;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * New terms are proposed, read, answered and withdrawn; Rights and Forests are partners. What
 * brings them into force: {@link TermsAdoptionIT}.
 */
@HouseTest
class TermsProposalsIT {

  static final ProposalOutcome ANSWERED = new ProposalOutcome.Answered();

  @Autowired ApplicationContext house;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired TermsProposals proposals;
  @Autowired AuditReading audit;
  @Autowired TermsWordings wordings;
  @Autowired JdbcClient jdbc;

  CleanWater water;

  @BeforeEach
  void partners(TestInfo test) {
    water = new CleanWater(house, "t", test);
    water.joins(water.finn, "forests");
  }

  @Test
  void whatChangesNothingIsNoProposal() {
    assertThat(water.propose(AdoptionRule.ALL, "  "))
        .isEqualTo(new ProposeOutcome.NothingChanges());
    assertThat(water.propose(AdoptionRule.ALL, "x".repeat(5001)))
        .isEqualTo(new ProposeOutcome.ClausesTooLong());
    assertThat(
            proposals.propose(
                water.ines,
                water.id,
                7,
                SharingTerms.of(SOURCE_ONLY),
                AdoptionRule.ALL,
                PartnerOrder.ALPHABETICAL,
                ""))
        .isEqualTo(new ProposeOutcome.InForceChanged(1));
    assertThat(proposals.open(water.ines, water.id)).isEmpty();
  }

  @Nested
  class GivenAProposal {

    @BeforeEach
    void proposed() {
      assertThat(
              proposals.propose(
                  water.ines,
                  water.id,
                  1,
                  SharingTerms.of(SOURCE_ONLY),
                  AdoptionRule.ALL,
                  PartnerOrder.ALPHABETICAL,
                  "Write rarely."))
          .isEqualTo(new ProposeOutcome.Proposed(2));
    }

    @Test
    void thenTheOldVersionStaysInForce() {
      assertThat(water.inForce().version()).isEqualTo(1);
      assertThat(water.inForce().sharing()).isEqualTo(SharingTerms.of(OPT_IN_PER_PARTNER));
    }

    @Test
    void thenItIsShownAsADifference() {
      TermsProposal proposal = proposals.open(water.maja, water.id).orElseThrow();
      assertThat(proposal.proposedBy()).isEqualTo("ines");
      assertThat(proposal.difference().sentences())
          .filteredOn(sentence -> sentence.change() == TermsDifference.Change.ADDED)
          .extracting(TermsDifference.Sentence::text)
          .anyMatch(text -> text.startsWith("Contact data goes only to the partner on whose page"))
          .contains("Write rarely.");
      assertThat(proposal.difference().sentences())
          .filteredOn(sentence -> sentence.change() == TermsDifference.Change.REMOVED)
          .extracting(TermsDifference.Sentence::text)
          .contains("Each person is asked about every partner by name.");
      assertThat(proposal.answers())
          .extracting(TermsProposal.SeatAnswer::answer)
          .containsOnly(new TermsProposal.Answer.Waiting());
    }

    @Test
    void whenEverybodyAccepts_thenItIsInForce() {
      assertThat(proposals.accept(water.ines, water.id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(water.maja, water.id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(water.finn, water.id, 2))
          .isEqualTo(new ProposalOutcome.Adopted(2));

      assertThat(water.inForce().version()).isEqualTo(2);
      assertThat(water.inForce().sharing()).isEqualTo(SharingTerms.of(SOURCE_ONLY));
      assertThat(water.inForce().clauses()).isEqualTo("Write rarely.");
      assertThat(proposals.open(water.ines, water.id)).isEmpty();
      assertThat(proposals.accept(water.finn, water.id, 2))
          .isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(audit.ofOrganization(water.finn, AuditFilter.containing("terms a"), 0, 9))
          .extracting(AuditEntry::act)
          .extracting(Act::verb)
          .containsExactly("terms adopted", "terms accepted");
    }

    @Test
    void whenOneObjects_thenItWaitsUntilTheyChangeTheirMind() {
      proposals.accept(water.ines, water.id, 2);
      proposals.accept(water.finn, water.id, 2);
      assertThat(proposals.object(water.maja, water.id, 2, " "))
          .isInstanceOf(ProposalOutcome.ReasonOutOfBounds.class);
      assertThat(proposals.object(water.maja, water.id, 2, "too strict")).isEqualTo(ANSWERED);
      assertThat(water.inForce().version()).isEqualTo(1);
      assertThat(proposals.open(water.ines, water.id).orElseThrow().answers())
          .extracting(TermsProposal.SeatAnswer::answer)
          .filteredOn(TermsProposal.Answer.Objected.class::isInstance)
          .singleElement()
          .satisfies(answer -> assertThat(answer.toString()).contains("maja", "too strict"));

      assertThat(proposals.accept(water.maja, water.id, 2))
          .isEqualTo(new ProposalOutcome.Adopted(2));
    }

    @Test
    void whenTheOneWhoIsWaitedForLeaves_thenItIsAdopted() {
      proposals.accept(water.ines, water.id, 2);
      proposals.accept(water.finn, water.id, 2);
      assertThat(seats.leave(water.maja, water.id, "")).isEqualTo(new SeatOutcome.Done());
      assertThat(water.inForce().version()).isEqualTo(2);
    }

    @Test
    void whenTheOneWhoObjectsIsSuspended_thenItIsAdoptedAndBindsThemLater() {
      proposals.accept(water.ines, water.id, 2);
      proposals.accept(water.finn, water.id, 2);
      proposals.object(water.maja, water.id, 2, "too strict");
      seats.suspend(water.ines, water.id, water.seat(water.maja), "something else");
      assertThat(water.inForce().version()).isEqualTo(2);
    }

    @Test
    void whenWithdrawn_thenAnotherCanBeProposed() {
      assertThat(water.propose(AdoptionRule.MAJORITY, ""))
          .isEqualTo(new ProposeOutcome.AnotherIsOpen(2));
      assertThat(proposals.withdraw(water.ines, water.id, 1))
          .isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(proposals.withdraw(water.ines, water.id, 2))
          .isEqualTo(new ProposalOutcome.Withdrawn());
      assertThat(proposals.withdraw(water.ines, water.id, 2))
          .isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(proposals.accept(water.maja, water.id, 2))
          .isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(water.propose(AdoptionRule.MAJORITY, ""))
          .isEqualTo(new ProposeOutcome.Proposed(3));
    }

    @Test
    void whenSomebodyJoinsMeanwhile_thenTheyAcceptWhatIsInForceAndThenAnswer() {
      proposals.accept(water.ines, water.id, 2);
      proposals.accept(water.maja, water.id, 2);
      coalitions.invite(water.ines, water.id, water.staff.alias("outside"));
      assertThat(proposals.open(water.olga, water.id)).as("not theirs yet").isEmpty();
      assertThat(coalitions.accept(water.olga, water.id, 2))
          .isEqualTo(new AnswerOutcome.TermsChanged(1));
      assertThat(coalitions.accept(water.olga, water.id, 1)).isEqualTo(new AnswerOutcome.Joined());

      assertThat(proposals.accept(water.finn, water.id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(water.olga, water.id, 2))
          .isEqualTo(new ProposalOutcome.Adopted(2));
    }

    @Test
    void whoComesBackAnswersAnew() {
      proposals.accept(water.maja, water.id, 2);
      seats.leave(water.maja, water.id, "");
      water.joins(water.maja, "rights");
      proposals.accept(water.ines, water.id, 2);
      assertThat(proposals.accept(water.finn, water.id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(water.maja, water.id, 2))
          .isEqualTo(new ProposalOutcome.Adopted(2));
    }

    @Test
    void whoMayNotIsRefused() {
      Actor plain = water.staff.comes("peter", "rights");
      for (Actor actor : List.of(plain, water.olga)) {
        assertThatThrownBy(() -> proposals.accept(actor, water.id, 2))
            .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> proposals.object(actor, water.id, 2, "no"))
            .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> proposals.object(actor, water.id, 2, ""))
            .isInstanceOf(AccessDenied.class);
      }
      for (Actor actor : List.of(water.maja, plain, water.olga)) {
        assertThatThrownBy(() -> proposals.withdraw(actor, water.id, 2))
            .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(
                () ->
                    proposals.propose(
                        actor,
                        water.id,
                        1,
                        SharingTerms.of(SOURCE_ONLY),
                        AdoptionRule.ALL,
                        PartnerOrder.ALPHABETICAL,
                        ""))
            .isInstanceOf(AccessDenied.class);
      }
      assertThat(proposals.open(water.olga, water.id)).isEmpty();
      seats.suspend(water.ines, water.id, water.seat(water.maja), "broke the terms");
      assertThat(proposals.open(water.maja, water.id)).isEmpty();
      assertThatThrownBy(() -> proposals.accept(water.maja, water.id, 2))
          .isInstanceOf(AccessDenied.class);
    }

    @Test
    void whenAllAnswerAtOnce_thenItIsAdoptedOnce() throws Exception {
      List<Object> outcomes =
          atOnce(
              () -> proposals.accept(water.ines, water.id, 2),
              () -> proposals.accept(water.maja, water.id, 2),
              () -> proposals.accept(water.finn, water.id, 2));
      assertThat(outcomes)
          .containsExactlyInAnyOrder(ANSWERED, ANSWERED, new ProposalOutcome.Adopted(2));
    }

    @Test
    void whenAcceptedAndWithdrawnAtOnce_thenOnlyOneOfThemHappens() throws Exception {
      proposals.accept(water.ines, water.id, 2);
      proposals.accept(water.maja, water.id, 2);
      List<Object> outcomes =
          atOnce(
              () -> proposals.accept(water.finn, water.id, 2),
              () -> proposals.withdraw(water.ines, water.id, 2));
      assertThat(outcomes)
          .isIn(
              List.of(new ProposalOutcome.Adopted(2), new ProposalOutcome.NotOpen()),
              List.of(new ProposalOutcome.NotOpen(), new ProposalOutcome.Withdrawn()));
      assertThat(water.inForce().version())
          .isEqualTo(outcomes.contains(new ProposalOutcome.Withdrawn()) ? 1 : 2);
    }
  }

  @Test
  void everyVersionStaysReadableWithWhoAcceptedIt() {
    water.agreeOn(AdoptionRule.MAJORITY);
    water.propose(AdoptionRule.CONVENERS, "Withdrawn.");
    proposals.withdraw(water.ines, water.id, 3);
    seats.leave(water.maja, water.id, "");

    List<AdoptedTerms> versions = proposals.adopted(water.finn, water.id);

    assertThat(versions).extracting(version -> version.terms().version()).containsExactly(2, 1);
    assertThat(versions.getFirst().acceptances())
        .extracting(AdoptedTerms.Acceptance::by)
        .containsExactlyInAnyOrder("ines", "finn");
    assertThat(versions.getFirst().difference().orElseThrow().sentences())
        .filteredOn(sentence -> sentence.change() == TermsDifference.Change.REMOVED)
        .extracting(TermsDifference.Sentence::text)
        .containsExactly("New terms need the acceptance of every partner.");
    assertThat(versions.getLast().difference()).isEmpty();
    assertThatThrownBy(() -> proposals.adopted(water.maja, water.id))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> proposals.adopted(water.olga, water.id))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void whenTwoProposeAtOnce_thenOneIsOpen() throws Exception {
    seats.makeConvening(water.ines, water.id, water.seat(water.maja));
    List<Object> outcomes =
        atOnce(
            () ->
                proposals.propose(
                    water.ines,
                    water.id,
                    1,
                    SharingTerms.of(SOURCE_ONLY),
                    AdoptionRule.ALL,
                    PartnerOrder.ALPHABETICAL,
                    ""),
            () ->
                proposals.propose(
                    water.maja,
                    water.id,
                    1,
                    SharingTerms.of(OPT_IN_PER_PARTNER),
                    AdoptionRule.CONVENERS,
                    PartnerOrder.ALPHABETICAL,
                    ""));
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new ProposeOutcome.Proposed(2), new ProposeOutcome.AnotherIsOpen(2));
  }

  @Test
  void wordsAreThoseOfTheVersionWhateverThePresentOnesAre() {
    jdbc.sql("update terms set wording = :wording where coalition_id = :coalition")
        .param("wording", "As it was said then.\nAnd this.")
        .param("coalition", water.id.value())
        .update();
    assertThat(water.inForce().inPlainWords()).containsExactly("As it was said then.", "And this.");

    jdbc.sql("update terms set wording = null where coalition_id = :coalition")
        .param("coalition", water.id.value())
        .update();
    wordings.writeDownWhatIsMissing();
    assertThat(water.inForce().inPlainWords())
        .as("nothing had been agreed on the order of partners when these were written")
        .doesNotContain(Terms.wordsFor(PartnerOrder.ALPHABETICAL))
        .hasSize(
            Terms.wordsFor(
                        SharingTerms.of(OPT_IN_PER_PARTNER),
                        AdoptionRule.ALL,
                        PartnerOrder.ALPHABETICAL)
                    .size()
                - 1);
  }
}
