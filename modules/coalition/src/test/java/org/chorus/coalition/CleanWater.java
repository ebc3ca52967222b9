package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;

import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.Members;
import org.chorus.organization.Staff;
import org.junit.jupiter.api.TestInfo;
import org.springframework.context.ApplicationContext;

/**
 * The coalition "Clean water", convened by Rivers, of which Rights is a partner. Forests and
 * Outside are on the platform, and not seated.
 */
final class CleanWater {

  final String world;
  final Staff staff;

  /** Administers Rivers. */
  final Actor ines;

  /** Administers Rights. */
  final Actor maja;

  /** Administers Forests. */
  final Actor finn;

  /** Administers Outside. */
  final Actor olga;

  final CoalitionId id;

  private final Coalitions coalitions;
  private final TermsProposals proposals;

  /**
   * @param topic sets the organizations of one class of tests apart from those of the others
   */
  CleanWater(ApplicationContext house, String topic, TestInfo test) {
    coalitions = house.getBean(Coalitions.class);
    proposals = house.getBean(TermsProposals.class);
    world = topic + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    staff = new Staff(house.getBean(Members.class), world);
    ines = staff.comes("ines", "rivers");
    maja = staff.comes("maja", "rights");
    finn = staff.comes("finn", "forests");
    olga = staff.comes("olga", "outside");
    id =
        ((FoundOutcome.Founded)
                coalitions.found(ines, "Clean water", SharingTerms.of(OPT_IN_PER_PARTNER), ""))
            .coalition();
    joins(maja, "rights");
  }

  /** On the first version of the Terms. */
  void joins(Actor actor, String organization) {
    coalitions.invite(ines, id, staff.alias(organization));
    assertThat(coalitions.accept(actor, id, 1)).isEqualTo(new AnswerOutcome.Joined());
  }

  Terms inForce() {
    return coalitions.get(id).terms();
  }

  SeatId seat(Actor actor) {
    return coalitions.get(id).seatOf(actor.organization()).seat();
  }

  SeatState state(Actor actor) {
    return coalitions.get(id).seatOf(actor.organization()).state();
  }

  boolean isSeated(Actor actor) {
    return coalitions.get(id).partners().stream()
        .anyMatch(partner -> partner.organization().id().equals(actor.organization()));
  }

  ProposeOutcome propose(AdoptionRule adoption, String clauses) {
    return proposals.propose(
        ines,
        id,
        inForce().version(),
        SharingTerms.of(OPT_IN_PER_PARTNER),
        adoption,
        PartnerOrder.ALPHABETICAL,
        clauses);
  }

  /** All of Rivers, Rights and Forests, who takes part by now, accept how Terms are adopted. */
  void agreeOn(AdoptionRule rule) {
    int version = inForce().version() + 1;
    assertThat(propose(rule, "")).isEqualTo(new ProposeOutcome.Proposed(version));
    proposals.accept(ines, id, version);
    proposals.accept(maja, id, version);
    assertThat(proposals.accept(finn, id, version)).isEqualTo(new ProposalOutcome.Adopted(version));
  }
}
