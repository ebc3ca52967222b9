package org.chorus.coalition;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.PROPOSE_TERMS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.coalition.AdoptedTerms.Acceptance;
import org.chorus.coalition.TermsProposal.Answer;
import org.chorus.coalition.TermsProposal.SeatAnswer;
import org.chorus.coalition.terms.SharingFault;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;
import org.chorus.organization.OrganizationProfile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * New versions of the Terms: proposed by a convener, answered by each active Seat, adopted by the
 * rule of the version in force. What was decided under an older version stays as it was decided.
 */
@Service
@Transactional
public class TermsProposals {

  private final TermsRepository terms;
  private final TermsBook book;
  private final SeatRepository seats;
  private final Coalitions coalitions;
  private final CoalitionLock lock;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  TermsProposals(
      TermsRepository terms,
      TermsBook book,
      SeatRepository seats,
      Coalitions coalitions,
      CoalitionLock lock,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.terms = terms;
    this.book = book;
    this.seats = seats;
    this.coalitions = coalitions;
    this.lock = lock;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** The open proposal, for active partners; empty when there is none, and for everybody else. */
  @Transactional(readOnly = true)
  public Optional<TermsProposal> open(Actor actor, CoalitionId id) {
    if (!access.hasSeat(actor, id)) {
      return Optional.empty();
    }
    return book.proposed(id).map(proposal -> withAnswers(id, proposal));
  }

  /** Every version that was ever in force, newest first, for active partners. */
  @Transactional(readOnly = true)
  public List<AdoptedTerms> adopted(Actor actor, CoalitionId id) {
    access.requireSeat(actor, id);
    Map<SeatId, OrganizationProfile> organizations =
        coalitions.get(id).partners().stream()
            .collect(Collectors.toMap(Partner::seat, Partner::organization));
    List<AdoptedTerms> versions = new ArrayList<>();
    Optional<Terms> before = Optional.empty();
    for (TermsRecord version : book.adopted(id)) {
      Terms present = version.terms();
      versions.addFirst(
          new AdoptedTerms(
              present,
              version.adoptedAt(),
              before.map(earlier -> earlier.differenceTo(present)),
              acceptances(organizations, book.answers(id, present.version()))));
      before = Optional.of(present);
    }
    return List.copyOf(versions);
  }

  private static List<Acceptance> acceptances(
      Map<SeatId, OrganizationProfile> organizations, Map<SeatId, Answer> answers) {
    List<Acceptance> acceptances = new ArrayList<>();
    answers.forEach(
        (seat, answer) -> {
          if (answer instanceof Answer.Accepted(String by, Instant at)) {
            acceptances.add(new Acceptance(requireNonNull(organizations.get(seat)), by, at));
          }
        });
    acceptances.sort(
        Comparator.comparing(Acceptance::at)
            .thenComparing(acceptance -> acceptance.organization().name()));
    return List.copyOf(acceptances);
  }

  private TermsProposal withAnswers(CoalitionId id, TermsRecord proposal) {
    Map<SeatId, Answer> answers = book.answers(id, proposal.version());
    return new TermsProposal(
        proposal.terms(),
        proposal.proposedByName(),
        book.inForce(id),
        coalitions.get(id).activePartners().stream()
            .map(
                partner ->
                    new SeatAnswer(
                        partner, answers.getOrDefault(partner.seat(), new Answer.Waiting())))
            .toList());
  }

  /**
   * Proposes a new version, if it can be satisfied. The proposer's own Organization answers it like
   * everybody else.
   *
   * @param basedOn the version in force that the Actor read
   */
  public ProposeOutcome propose(
      Actor actor,
      CoalitionId id,
      int basedOn,
      SharingTerms sharing,
      AdoptionRule adoption,
      PartnerOrder partnerOrder,
      String clauses) {
    Coalition coalition = lock.take(actor, PROPOSE_TERMS, id);
    String tidy = clauses.strip();
    if (tidy.length() > Terms.MAX_CLAUSES) {
      return new ProposeOutcome.ClausesTooLong();
    }
    Optional<TermsRecord> open = book.proposed(id);
    if (open.isPresent()) {
      return new ProposeOutcome.AnotherIsOpen(open.get().version());
    }
    Terms inForce = book.inForce(id);
    if (inForce.version() != basedOn) {
      return new ProposeOutcome.InForceChanged(inForce.version());
    }
    List<SharingFault> faults = faults(id, inForce, sharing);
    if (!faults.isEmpty()) {
      return new ProposeOutcome.Unsatisfiable(faults);
    }
    if (inForce.saysTheSameAs(sharing, adoption, partnerOrder, tidy)) {
      return new ProposeOutcome.NothingChanges();
    }
    int version = book.nextVersion(id);
    terms.save(
        TermsRecord.proposed(
            id, version, sharing, adoption, partnerOrder, tidy, actor, clock.instant()));
    record(actor, "terms proposed", coalition, version, "");
    return new ProposeOutcome.Proposed(version);
  }

  private List<SharingFault> faults(CoalitionId id, Terms inForce, SharingTerms sharing) {
    Instant now = clock.instant();
    List<SharingFault> faults =
        new ArrayList<>(sharing.faults(LocalDate.ofInstant(now, ZoneOffset.UTC)));
    boolean exchangeIsNew = sharing.areAnExchange() && !inForce.sharing().areAnExchange();
    if (exchangeIsNew && isAlone(id, now)) {
      faults.addFirst(SharingFault.NOBODY_TO_EXCHANGE_WITH);
    }
    return List.copyOf(faults);
  }

  /** Whether no second Organization takes part, is suspended or could join any moment. */
  private boolean isAlone(CoalitionId id, Instant now) {
    return seats.findByCoalitionId(id.value()).stream()
            .filter(seat -> seat.state(now).seesTheCoalition())
            .count()
        < 2;
  }

  /** Takes the open proposal back. Any convener may, whoever proposed. */
  public ProposalOutcome withdraw(Actor actor, CoalitionId id, int version) {
    Coalition coalition = lock.take(actor, PROPOSE_TERMS, id);
    Optional<TermsRecord> open = open(id, version);
    if (open.isEmpty()) {
      return new ProposalOutcome.NotOpen();
    }
    open.get().withdraw();
    record(actor, "terms withdrawn", coalition, version, "");
    return new ProposalOutcome.Withdrawn();
  }

  /** Accepts the open proposal for the Actor's Organization, also after an objection. */
  public ProposalOutcome accept(Actor actor, CoalitionId id, int version) {
    return answer(
        actor,
        id,
        version,
        (coalition, seat) -> {
          book.recordAcceptance(actor, seat, version, clock.instant());
          record(actor, "terms accepted", coalition, version, "");
        });
  }

  /**
   * Objects to the open proposal for the Actor's Organization, also after an acceptance.
   *
   * @param reason what should be different; the partners read it
   */
  public ProposalOutcome object(Actor actor, CoalitionId id, int version, String reason) {
    String tidy = reason.strip();
    if (tidy.isEmpty() || tidy.length() > Seats.MAX_REASON) {
      access.require(actor, ANSWER_INVITATION, id);
      return new ProposalOutcome.ReasonOutOfBounds();
    }
    return answer(
        actor,
        id,
        version,
        (coalition, seat) -> {
          book.recordObjection(actor, seat, version, tidy, clock.instant());
          record(actor, "objected to terms", coalition, version, tidy);
        });
  }

  private ProposalOutcome answer(
      Actor actor, CoalitionId id, int version, BiConsumer<Coalition, Seat> step) {
    Coalition coalition = lock.take(actor, ANSWER_INVITATION, id);
    if (open(id, version).isEmpty()) {
      return new ProposalOutcome.NotOpen();
    }
    step.accept(coalition, seats.lock(id.value(), actor.organization().value()).orElseThrow());
    return settle(actor, coalition)
        .<ProposalOutcome>map(adopted -> new ProposalOutcome.Adopted(adopted.version()))
        .orElseGet(ProposalOutcome.Answered::new);
  }

  /** Adopts what everybody needed has accepted by now. The caller holds the lock. */
  Optional<Terms> settle(Actor actor, Coalition coalition) {
    Instant now = clock.instant();
    Optional<Terms> adopted = book.adoptIfAgreed(coalition.id(), now);
    adopted.ifPresent(version -> record(actor, "terms adopted", coalition, version.version(), ""));
    return adopted;
  }

  private Optional<TermsRecord> open(CoalitionId id, int version) {
    return book.proposed(id).filter(proposal -> proposal.version() == version);
  }

  private void record(Actor actor, String verb, Coalition coalition, int version, String detail) {
    String which = "version " + version;
    audit.record(
        actor, coalition.act(verb).because(detail.isEmpty() ? which : which + ": " + detail));
  }
}
