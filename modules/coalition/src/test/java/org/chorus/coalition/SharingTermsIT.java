package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.terms.SharingRule.PROPORTIONAL;
import static org.chorus.coalition.terms.SharingRule.SHARE_ALL;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import java.time.LocalDate;
import java.util.List;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingFault;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.kernel.CoalitionId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each setting on contact data, from its proposal until it is in force. */
@HouseTest
class SharingTermsIT {

  /** Before and after any day to which tests move the clock that they share. */
  static final LocalDate PAST = LocalDate.of(2026, 3, 1);

  static final LocalDate FUTURE = LocalDate.of(2999, 3, 31);

  @Autowired ApplicationContext house;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired TermsProposals proposals;

  CleanWater water;

  @BeforeEach
  void partners(TestInfo test) {
    water = new CleanWater(house, "s", test);
  }

  ProposeOutcome propose(CoalitionId coalition, SharingTerms sharing) {
    return proposals.propose(
        water.ines,
        coalition,
        coalitions.get(coalition).terms().version(),
        sharing,
        AdoptionRule.ALL,
        PartnerOrder.ALPHABETICAL,
        "");
  }

  ProposeOutcome propose(SharingTerms sharing) {
    return propose(water.id, sharing);
  }

  static List<SharingTerms> settings() {
    return List.of(
        SharingTerms.of(SHARE_ALL),
        SharingTerms.of(SharingRule.CONVENER_ONLY),
        SharingTerms.of(OPT_IN_PER_PARTNER).cappedAt(5000),
        SharingTerms.of(OPT_IN_PER_PARTNER).within(SharingWindow.between(PAST, FUTURE)),
        SharingTerms.of(SHARE_ALL).within(SharingWindow.from(FUTURE)),
        SharingTerms.of(SOURCE_ONLY).with(OrganicRule.CONVENER),
        SharingTerms.of(SOURCE_ONLY).with(OrganicRule.EQUAL).cappedAt(1),
        SharingTerms.of(PROPORTIONAL)
            .with(OrganicRule.PRO_RATA)
            .cappedAt(Integer.MAX_VALUE)
            .within(SharingWindow.until(FUTURE)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void areProposedShownAcceptedAndInForce(SharingTerms sharing) {
    assertThat(propose(sharing)).isEqualTo(new ProposeOutcome.Proposed(2));

    TermsProposal proposal = proposals.open(water.maja, water.id).orElseThrow();
    assertThat(proposal.terms().sharing()).isEqualTo(sharing);
    assertThat(proposal.difference().sentences())
        .extracting(TermsDifference.Sentence::change)
        .contains(TermsDifference.Change.ADDED);
    proposals.accept(water.ines, water.id, 2);
    assertThat(proposals.accept(water.maja, water.id, 2)).isEqualTo(new ProposalOutcome.Adopted(2));

    assertThat(water.inForce().sharing()).isEqualTo(sharing);
    assertThat(water.inForce().inPlainWords()).containsAll(sharing.inPlainWords());
    assertThat(propose(sharing)).isEqualTo(new ProposeOutcome.NothingChanges());
  }

  @ParameterizedTest
  @EnumSource
  void aCoalitionIsFoundedOnAnyRule(SharingRule rule) {
    SharingTerms sharing = SharingTerms.of(rule);
    assertThat(coalitions.found(water.ines, "Another", sharing, ""))
        .isInstanceOfSatisfying(
            FoundOutcome.Founded.class,
            founded ->
                assertThat(coalitions.get(founded.coalition()).terms().sharing())
                    .isEqualTo(sharing));
  }

  @Test
  void whatCannotBeSatisfiedIsRefusedWithEveryFaultAtOnce() {
    SharingTerms nonsense =
        SharingTerms.of(SHARE_ALL)
            .with(OrganicRule.EQUAL)
            .cappedAt(0)
            .within(SharingWindow.until(PAST));
    List<SharingFault> faults =
        List.of(
            SharingFault.ORGANIC_IS_DECIDED,
            SharingFault.CAP_NOT_POSITIVE,
            SharingFault.WINDOW_IS_OVER);
    assertThat(propose(nonsense)).isEqualTo(new ProposeOutcome.Unsatisfiable(faults));
    assertThat(proposals.open(water.ines, water.id)).isEmpty();
    assertThat(coalitions.found(water.ines, "Another", nonsense, ""))
        .isEqualTo(new FoundOutcome.Unsatisfiable(faults));
  }

  @Test
  void whoIsAloneProposesNoExchangeAndWhoHasInvitedSomebodyDoes() {
    SharingTerms exchange = SharingTerms.of(PROPORTIONAL);
    CoalitionId alone =
        ((FoundOutcome.Founded)
                coalitions.found(water.ines, "Alone", SharingTerms.of(SOURCE_ONLY), ""))
            .coalition();
    assertThat(propose(alone, exchange))
        .isEqualTo(new ProposeOutcome.Unsatisfiable(List.of(SharingFault.NOBODY_TO_EXCHANGE_WITH)));
    coalitions.invite(water.ines, alone, water.staff.alias("rights"));
    assertThat(propose(alone, exchange)).isEqualTo(new ProposeOutcome.Proposed(2));
  }

  @Test
  void whoIsLeftAloneWithAnExchangeCanStillChangeTheRest() {
    CoalitionId alone =
        ((FoundOutcome.Founded)
                coalitions.found(water.ines, "Alone", SharingTerms.of(PROPORTIONAL), ""))
            .coalition();
    assertThat(propose(alone, SharingTerms.of(PROPORTIONAL).cappedAt(10)))
        .isEqualTo(new ProposeOutcome.Proposed(2));
  }

  @Test
  void whoHasLeftIsNobodyToExchangeWith() {
    seats.leave(water.maja, water.id, "");
    assertThat(propose(SharingTerms.of(PROPORTIONAL)))
        .isEqualTo(new ProposeOutcome.Unsatisfiable(List.of(SharingFault.NOBODY_TO_EXCHANGE_WITH)));
  }
}
