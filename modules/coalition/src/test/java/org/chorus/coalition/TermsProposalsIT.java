package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.coalition.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.SharingRule.SOURCE_ONLY;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorus.access.AccessDenied;
import org.chorus.access.Act;
import org.chorus.access.AuditEntry;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
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

/** New terms; Rivers convenes, Rights and Forests are partners. */
@HouseTest
class TermsProposalsIT {

  static final ProposalOutcome ANSWERED = new ProposalOutcome.Answered();

  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired TermsProposals proposals;
  @Autowired Members members;
  @Autowired AuditReading audit;
  @Autowired TermsWordings wordings;
  @Autowired ManualClock clock;
  @Autowired JdbcClient jdbc;

  Staff staff;
  Actor ines;
  Actor maja;
  Actor finn;
  Actor outsider;
  CoalitionId id;

  @BeforeEach
  void partners(TestInfo test) {
    String world = "t" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    staff = new Staff(members, world);
    ines = staff.comes("ines", "rivers");
    maja = staff.comes("maja", "rights");
    finn = staff.comes("finn", "forests");
    outsider = staff.comes("olga", "outside");
    id =
        ((FoundOutcome.Founded) coalitions.found(ines, "Clean water", OPT_IN_PER_PARTNER, ""))
            .coalition();
    joins(maja, "rights", 1);
    joins(finn, "forests", 1);
  }

  void joins(Actor actor, String organization, int version) {
    coalitions.invite(ines, id, staff.alias(organization));
    assertThat(coalitions.accept(actor, id, version)).isEqualTo(new AnswerOutcome.Joined());
  }

  ProposeOutcome propose(AdoptionRule adoption, String clauses) {
    return proposals.propose(
        ines,
        id,
        inForce().version(),
        OPT_IN_PER_PARTNER,
        adoption,
        PartnerOrder.ALPHABETICAL,
        clauses);
  }

  Terms inForce() {
    return coalitions.get(id).terms();
  }

  SeatId seat(Actor actor) {
    return coalitions.get(id).seatOf(actor.organization()).seat();
  }

  void agreedRule(AdoptionRule rule) {
    int version = inForce().version() + 1;
    assertThat(propose(rule, "")).isEqualTo(new ProposeOutcome.Proposed(version));
    proposals.accept(ines, id, version);
    proposals.accept(maja, id, version);
    assertThat(proposals.accept(finn, id, version)).isEqualTo(new ProposalOutcome.Adopted(version));
  }

  @Test
  void whatChangesNothingIsNoProposal() {
    assertThat(propose(AdoptionRule.ALL, "  ")).isEqualTo(new ProposeOutcome.NothingChanges());
    assertThat(propose(AdoptionRule.ALL, "x".repeat(5001)))
        .isEqualTo(new ProposeOutcome.ClausesTooLong());
    assertThat(
            proposals.propose(
                ines, id, 7, SOURCE_ONLY, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, ""))
        .isEqualTo(new ProposeOutcome.InForceChanged(1));
    assertThat(proposals.open(ines, id)).isEmpty();
  }

  @Nested
  class GivenAProposal {

    @BeforeEach
    void proposed() {
      assertThat(
              proposals.propose(
                  ines,
                  id,
                  1,
                  SOURCE_ONLY,
                  AdoptionRule.ALL,
                  PartnerOrder.ALPHABETICAL,
                  "Write rarely."))
          .isEqualTo(new ProposeOutcome.Proposed(2));
    }

    @Test
    void thenTheOldVersionStaysInForce() {
      assertThat(inForce().version()).isEqualTo(1);
      assertThat(inForce().sharing()).isEqualTo(OPT_IN_PER_PARTNER);
    }

    @Test
    void thenItIsShownAsADifference() {
      TermsProposal proposal = proposals.open(maja, id).orElseThrow();
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
      assertThat(proposals.accept(ines, id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(maja, id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(finn, id, 2)).isEqualTo(new ProposalOutcome.Adopted(2));

      assertThat(inForce().version()).isEqualTo(2);
      assertThat(inForce().sharing()).isEqualTo(SOURCE_ONLY);
      assertThat(inForce().clauses()).isEqualTo("Write rarely.");
      assertThat(proposals.open(ines, id)).isEmpty();
      assertThat(proposals.accept(finn, id, 2)).isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(audit.ofOrganization(finn, AuditFilter.containing("terms a"), 0, 9))
          .extracting(AuditEntry::act)
          .extracting(Act::verb)
          .containsExactly("terms adopted", "terms accepted");
    }

    @Test
    void whenOneObjects_thenItWaitsUntilTheyChangeTheirMind() {
      proposals.accept(ines, id, 2);
      proposals.accept(finn, id, 2);
      assertThat(proposals.object(maja, id, 2, " "))
          .isInstanceOf(ProposalOutcome.ReasonOutOfBounds.class);
      assertThat(proposals.object(maja, id, 2, "too strict")).isEqualTo(ANSWERED);
      assertThat(inForce().version()).isEqualTo(1);
      assertThat(proposals.open(ines, id).orElseThrow().answers())
          .extracting(TermsProposal.SeatAnswer::answer)
          .filteredOn(TermsProposal.Answer.Objected.class::isInstance)
          .singleElement()
          .satisfies(answer -> assertThat(answer.toString()).contains("maja", "too strict"));

      assertThat(proposals.accept(maja, id, 2)).isEqualTo(new ProposalOutcome.Adopted(2));
    }

    @Test
    void whenTheOneWhoIsWaitedForLeaves_thenItIsAdopted() {
      proposals.accept(ines, id, 2);
      proposals.accept(finn, id, 2);
      assertThat(seats.leave(maja, id, "")).isEqualTo(new SeatOutcome.Done());
      assertThat(inForce().version()).isEqualTo(2);
    }

    @Test
    void whenTheOneWhoObjectsIsSuspended_thenItIsAdoptedAndBindsThemLater() {
      proposals.accept(ines, id, 2);
      proposals.accept(finn, id, 2);
      proposals.object(maja, id, 2, "too strict");
      seats.suspend(ines, id, seat(maja), "something else");
      assertThat(inForce().version()).isEqualTo(2);
    }

    @Test
    void whenWithdrawn_thenAnotherCanBeProposed() {
      assertThat(propose(AdoptionRule.MAJORITY, "")).isEqualTo(new ProposeOutcome.AnotherIsOpen(2));
      assertThat(proposals.withdraw(ines, id, 1)).isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(proposals.withdraw(ines, id, 2)).isEqualTo(new ProposalOutcome.Withdrawn());
      assertThat(proposals.withdraw(ines, id, 2)).isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(proposals.accept(maja, id, 2)).isEqualTo(new ProposalOutcome.NotOpen());
      assertThat(propose(AdoptionRule.MAJORITY, "")).isEqualTo(new ProposeOutcome.Proposed(3));
    }

    @Test
    void whenSomebodyJoinsMeanwhile_thenTheyAcceptWhatIsInForceAndThenAnswer() {
      proposals.accept(ines, id, 2);
      proposals.accept(maja, id, 2);
      coalitions.invite(ines, id, staff.alias("outside"));
      assertThat(proposals.open(outsider, id)).as("not theirs yet").isEmpty();
      assertThat(coalitions.accept(outsider, id, 2)).isEqualTo(new AnswerOutcome.TermsChanged(1));
      assertThat(coalitions.accept(outsider, id, 1)).isEqualTo(new AnswerOutcome.Joined());

      assertThat(proposals.accept(finn, id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(outsider, id, 2)).isEqualTo(new ProposalOutcome.Adopted(2));
    }

    @Test
    void whoComesBackAnswersAnew() {
      proposals.accept(maja, id, 2);
      seats.leave(maja, id, "");
      joins(maja, "rights", 1);
      proposals.accept(ines, id, 2);
      assertThat(proposals.accept(finn, id, 2)).isEqualTo(ANSWERED);
      assertThat(proposals.accept(maja, id, 2)).isEqualTo(new ProposalOutcome.Adopted(2));
    }

    @Test
    void whoMayNotIsRefused() {
      Actor plain = staff.comes("peter", "rights");
      for (Actor actor : List.of(plain, outsider)) {
        assertThatThrownBy(() -> proposals.accept(actor, id, 2)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> proposals.object(actor, id, 2, "no"))
            .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> proposals.object(actor, id, 2, ""))
            .isInstanceOf(AccessDenied.class);
      }
      for (Actor actor : List.of(maja, plain, outsider)) {
        assertThatThrownBy(() -> proposals.withdraw(actor, id, 2)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(
                () ->
                    proposals.propose(
                        actor, id, 1, SOURCE_ONLY, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, ""))
            .isInstanceOf(AccessDenied.class);
      }
      assertThat(proposals.open(outsider, id)).isEmpty();
      seats.suspend(ines, id, seat(maja), "broke the terms");
      assertThat(proposals.open(maja, id)).isEmpty();
      assertThatThrownBy(() -> proposals.accept(maja, id, 2)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void whenAllAnswerAtOnce_thenItIsAdoptedOnce() throws Exception {
      List<Object> outcomes =
          atOnce(
              () -> proposals.accept(ines, id, 2),
              () -> proposals.accept(maja, id, 2),
              () -> proposals.accept(finn, id, 2));
      assertThat(outcomes)
          .containsExactlyInAnyOrder(ANSWERED, ANSWERED, new ProposalOutcome.Adopted(2));
    }

    @Test
    void whenAcceptedAndWithdrawnAtOnce_thenOnlyOneOfThemHappens() throws Exception {
      proposals.accept(ines, id, 2);
      proposals.accept(maja, id, 2);
      List<Object> outcomes =
          atOnce(() -> proposals.accept(finn, id, 2), () -> proposals.withdraw(ines, id, 2));
      assertThat(outcomes)
          .isIn(
              List.of(new ProposalOutcome.Adopted(2), new ProposalOutcome.NotOpen()),
              List.of(new ProposalOutcome.NotOpen(), new ProposalOutcome.Withdrawn()));
      assertThat(inForce().version())
          .isEqualTo(outcomes.contains(new ProposalOutcome.Withdrawn()) ? 1 : 2);
    }
  }

  @Test
  void everyVersionStaysReadableWithWhoAcceptedIt() {
    agreedRule(AdoptionRule.MAJORITY);
    propose(AdoptionRule.CONVENERS, "Withdrawn.");
    proposals.withdraw(ines, id, 3);
    seats.leave(maja, id, "");

    List<AdoptedTerms> versions = proposals.adopted(finn, id);

    assertThat(versions).extracting(version -> version.terms().version()).containsExactly(2, 1);
    assertThat(versions.getFirst().acceptances())
        .extracting(AdoptedTerms.Acceptance::by)
        .containsExactlyInAnyOrder("ines", "finn");
    assertThat(versions.getFirst().difference().orElseThrow().sentences())
        .filteredOn(sentence -> sentence.change() == TermsDifference.Change.REMOVED)
        .extracting(TermsDifference.Sentence::text)
        .containsExactly("New terms need the acceptance of every partner.");
    assertThat(versions.getLast().difference()).isEmpty();
    assertThatThrownBy(() -> proposals.adopted(maja, id)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> proposals.adopted(outsider, id)).isInstanceOf(AccessDenied.class);
  }

  @Test
  void whenTwoProposeAtOnce_thenOneIsOpen() throws Exception {
    seats.makeConvening(ines, id, seat(maja));
    List<Object> outcomes =
        atOnce(
            () ->
                proposals.propose(
                    ines, id, 1, SOURCE_ONLY, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, ""),
            () ->
                proposals.propose(
                    maja,
                    id,
                    1,
                    OPT_IN_PER_PARTNER,
                    AdoptionRule.CONVENERS,
                    PartnerOrder.ALPHABETICAL,
                    ""));
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new ProposeOutcome.Proposed(2), new ProposeOutcome.AnotherIsOpen(2));
  }

  @Test
  void aMajorityDecidesWhereThatIsTheRule() {
    agreedRule(AdoptionRule.MAJORITY);
    assertThat(propose(AdoptionRule.MAJORITY, "Share photos."))
        .isEqualTo(new ProposeOutcome.Proposed(3));
    proposals.object(ines, id, 3, "no photos");
    assertThat(proposals.accept(maja, id, 3)).isEqualTo(ANSWERED);
    assertThat(proposals.accept(finn, id, 3)).isEqualTo(new ProposalOutcome.Adopted(3));
  }

  @Test
  void theConvenersDecideWhereThatIsTheRule() {
    agreedRule(AdoptionRule.CONVENERS);
    seats.makeConvening(ines, id, seat(maja));
    propose(AdoptionRule.ALL, "");
    assertThat(proposals.accept(finn, id, 3)).isEqualTo(ANSWERED);
    assertThat(proposals.accept(maja, id, 3)).isEqualTo(ANSWERED);
    assertThat(proposals.accept(ines, id, 3)).isEqualTo(new ProposalOutcome.Adopted(3));
  }

  @Test
  void theRuleInForceDecidesAndNotTheProposedOne() {
    propose(AdoptionRule.CONVENERS, "");
    assertThat(proposals.accept(ines, id, 2)).isEqualTo(ANSWERED);
    assertThat(inForce().version()).isEqualTo(1);
  }

  @Test
  void whoWorksAloneAgreesAlone() {
    CoalitionId alone =
        ((FoundOutcome.Founded) coalitions.found(ines, "Alone", SOURCE_ONLY, "")).coalition();
    proposals.propose(
        ines, alone, 1, SOURCE_ONLY, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, "Be kind.");
    assertThat(proposals.accept(ines, alone, 2)).isEqualTo(new ProposalOutcome.Adopted(2));
  }

  List<Object> atOnce(Callable<?>... steps) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> futures = new ArrayList<>();
      for (Callable<?> step : steps) {
        futures.add(threads.submit(step::call));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }

  @Nested
  class GivenTermsAdoptedWhileAPartnerIsSuspended {

    @BeforeEach
    void takenOutAndOutvoted() {
      propose(AdoptionRule.ALL, "Write rarely.");
      proposals.accept(ines, id, 2);
      proposals.accept(maja, id, 2);
      proposals.object(finn, id, 2, "never");
      seats.suspend(ines, id, seat(finn), "objects too much");
      assertThat(inForce().version()).isEqualTo(2);
    }

    SeatState state() {
      return coalitions.get(id).seatOf(finn.organization()).state();
    }

    @Test
    void whenReinstated_thenItTakesPartOnlyOnceItAcceptsThem() {
      assertThat(seats.reinstate(ines, id, seat(finn)))
          .isEqualTo(new SeatOutcome.WaitsForAcceptance(2));
      assertThat(seats.reinstate(ines, id, seat(finn)))
          .as("again")
          .isEqualTo(new SeatOutcome.WaitsForAcceptance(2));
      assertThat(state()).isEqualTo(SeatState.SUSPENDED);
      assertThat(coalitions.find(finn, id).orElseThrow().seatOf(finn.organization()).reinstatedAt())
          .isPresent();
      assertThat(audit.ofOrganization(ines, AuditFilter.containing("partner reinstated"), 0, 9))
          .hasSize(1);

      assertThat(seats.comeBack(finn, id, 1)).isEqualTo(new AnswerOutcome.TermsChanged(2));
      assertThat(seats.comeBack(finn, id, 2)).isEqualTo(new AnswerOutcome.Joined());

      assertThat(state()).isEqualTo(SeatState.ACTIVE);
      assertThat(proposals.adopted(ines, id).getFirst().acceptances())
          .extracting(AdoptedTerms.Acceptance::by)
          .contains("finn");
      assertThat(seats.comeBack(finn, id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
    }

    @Test
    void whenItDoesNotWant_thenItCanLeave() {
      seats.reinstate(ines, id, seat(finn));
      assertThat(seats.leave(finn, id, "not on these terms")).isEqualTo(new SeatOutcome.Done());
      assertThat(seats.comeBack(finn, id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
    }

    @Test
    void whoeverWasNotReinstatedCannotComeBack() {
      assertThat(seats.comeBack(finn, id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
      assertThat(seats.comeBack(outsider, id, 2)).isEqualTo(new AnswerOutcome.NotInvited());
      seats.reinstate(ines, id, seat(finn));
      Actor plain = staff.comes("peter", "forests");
      assertThatThrownBy(() -> seats.comeBack(plain, id, 2)).isInstanceOf(AccessDenied.class);
      assertThat(state()).isEqualTo(SeatState.SUSPENDED);
    }

    @Test
    void whenItIsSuspendedAgainUnderThem_thenItComesBackWithoutMore() {
      seats.reinstate(ines, id, seat(finn));
      seats.comeBack(finn, id, 2);
      clock.advance(java.time.Duration.ofDays(1));
      seats.suspend(ines, id, seat(finn), "once more");
      assertThat(seats.reinstate(ines, id, seat(finn))).isEqualTo(new SeatOutcome.Done());
      assertThat(state()).isEqualTo(SeatState.ACTIVE);
    }
  }

  @Test
  void wordsAreThoseOfTheVersionWhateverThePresentOnesAre() {
    jdbc.sql("update terms set wording = :wording where coalition_id = :coalition")
        .param("wording", "As it was said then.\nAnd this.")
        .param("coalition", id.value())
        .update();
    assertThat(inForce().inPlainWords()).containsExactly("As it was said then.", "And this.");

    jdbc.sql("update terms set wording = null where coalition_id = :coalition")
        .param("coalition", id.value())
        .update();
    wordings.writeDownWhatIsMissing();
    assertThat(inForce().inPlainWords())
        .as("nothing had been agreed on the order of partners when these were written")
        .doesNotContain(Terms.wordsFor(PartnerOrder.ALPHABETICAL))
        .hasSize(
            Terms.wordsFor(OPT_IN_PER_PARTNER, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL).size()
                - 1);
  }
}
