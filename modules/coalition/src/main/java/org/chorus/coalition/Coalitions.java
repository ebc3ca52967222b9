package org.chorus.coalition;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.FOUND_COALITION;
import static org.chorus.access.Permission.INVITE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.access.RoleGrants;
import org.chorus.coalition.terms.SharingFault;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Coalitions: founding one, inviting partners, joining on accepted Terms. What comes later: {@link
 * Seats}.
 */
@Service
@Transactional
public class Coalitions {

  /** How long an invitation can be answered. */
  public static final Duration INVITATION_VALIDITY = Duration.ofDays(30);

  private final CoalitionRepository coalitions;
  private final SeatRepository seats;
  private final TermsRepository terms;
  private final TermsBook book;
  private final JoinRequestBook requests;
  private final RoleGrants grants;
  private final Organizations organizations;
  private final CoalitionLock lock;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Coalitions(
      CoalitionRepository coalitions,
      SeatRepository seats,
      TermsRepository terms,
      TermsBook book,
      JoinRequestBook requests,
      RoleGrants grants,
      Organizations organizations,
      CoalitionLock lock,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.coalitions = coalitions;
    this.seats = seats;
    this.terms = terms;
    this.book = book;
    this.requests = requests;
    this.grants = grants;
    this.organizations = organizations;
    this.lock = lock;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Founds a Coalition on its first Terms, which the founder accepts by founding. The Actor becomes
   * its convener. That there is nobody yet to exchange people with is no fault of these Terms:
   * founding comes before inviting.
   */
  public FoundOutcome found(Actor actor, String name, SharingTerms sharing, String clauses) {
    access.require(actor, FOUND_COALITION);
    String tidyName = name.strip();
    if (tidyName.length() < 3 || tidyName.length() > 120) {
      return new FoundOutcome.NameOutOfBounds();
    }
    if (clauses.length() > Terms.MAX_CLAUSES) {
      return new FoundOutcome.ClausesTooLong();
    }
    Instant now = clock.instant();
    List<SharingFault> faults = sharing.faults(LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (!faults.isEmpty()) {
      return new FoundOutcome.Unsatisfiable(faults);
    }
    Coalition coalition = coalitions.save(new Coalition(tidyName, now));
    terms.save(TermsRecord.first(coalition.id(), sharing, clauses.strip(), actor, now));
    Seat seat = seats.saveAndFlush(Seat.founding(coalition.id(), actor.organization(), now));
    book.recordAcceptance(actor, seat, 1, now);
    grants.giveConvening(actor, coalition.id());
    audit.record(actor, coalition.act("coalition founded"));
    return new FoundOutcome.Founded(coalition.id());
  }

  /**
   * Invites an Organization for {@link #INVITATION_VALIDITY}, also one that declined or left
   * before.
   */
  public InviteOutcome invite(Actor actor, CoalitionId id, Slug organizationAlias) {
    access.require(actor, INVITE, id);
    Optional<OrganizationProfile> organization = organizations.findByAlias(organizationAlias);
    if (organization.isEmpty()) {
      return new InviteOutcome.UnknownOrganization();
    }
    Coalition coalition = lock.take(actor, INVITE, id);
    OrganizationId invitee = organization.get().id();
    Optional<Seat> existing = seats.lock(id.value(), invitee.value());
    Instant now = clock.instant();
    if (existing.isPresent() && !existing.get().state(now).canBeInvited()) {
      return new InviteOutcome.AlreadySeated(existing.get().state(now));
    }
    Seat seat = existing.orElseGet(() -> Seat.invited(id, invitee, now));
    seat.invite(now);
    seats.saveAndFlush(seat);
    requests.answeredByInvitation(id, invitee, now);
    audit.record(actor, coalition.act("organization invited").because(organization.get().name()));
    return new InviteOutcome.Invited();
  }

  /**
   * Accepts the invitation of the Actor's Organization together with the Terms in force. Whoever
   * left and comes back accepts anew, and receives only people who sign from now on.
   *
   * @param termsVersion the version that the Actor read
   */
  public AnswerOutcome accept(Actor actor, CoalitionId id, int termsVersion) {
    return answer(
        actor,
        id,
        (coalition, seat) -> {
          Terms current = book.inForce(id);
          if (current.version() != termsVersion) {
            return new AnswerOutcome.TermsChanged(current.version());
          }
          Instant now = clock.instant();
          seat.join(now);
          seats.saveAndFlush(seat);
          book.recordAcceptance(actor, seat, termsVersion, now);
          audit.record(
              actor, coalition.act("coalition joined").because("terms version " + termsVersion));
          return new AnswerOutcome.Joined();
        });
  }

  /** Declines the invitation of the Actor's Organization. The conveners read the reason. */
  public AnswerOutcome decline(Actor actor, CoalitionId id, String reason) {
    String tidy = reason.strip();
    return answer(
        actor,
        id,
        (coalition, seat) -> {
          if (tidy.length() > Seats.MAX_REASON) {
            return new AnswerOutcome.ReasonTooLong();
          }
          seat.decline(tidy, clock.instant());
          audit.record(actor, coalition.act("invitation declined").because(tidy));
          return new AnswerOutcome.Declined();
        });
  }

  private AnswerOutcome answer(
      Actor actor, CoalitionId id, BiFunction<Coalition, Seat, AnswerOutcome> step) {
    access.require(actor, ANSWER_INVITATION);
    Optional<Coalition> coalition = lock.take(id);
    Optional<Seat> seat = seats.lock(id.value(), actor.organization().value());
    Instant now = clock.instant();
    if (coalition.isEmpty() || seat.isEmpty()) {
      return new AnswerOutcome.NotInvited();
    }
    return switch (seat.get().state(now)) {
      case INVITED -> step.apply(coalition.get(), seat.get());
      case EXPIRED -> new AnswerOutcome.Expired(seat.get().since(now));
      case ACTIVE, SUSPENDED, LEFT, DECLINED, REVOKED -> new AnswerOutcome.NotInvited();
    };
  }

  /**
   * The Coalitions in which the Actor's Organization is a partner, also a suspended one, or is
   * invited, by name. Who is not an active partner sees the active ones and itself.
   */
  @Transactional(readOnly = true)
  public List<CoalitionOverview> of(Actor actor) {
    access.requireMember(actor);
    Instant now = clock.instant();
    return seats.findByOrganizationId(actor.organization().value()).stream()
        .filter(seat -> seat.state(now).seesTheCoalition())
        .map(seat -> overview(load(seat.coalition())).asSeenBy(actor.organization()))
        .sorted(Comparator.comparing(CoalitionOverview::name))
        .toList();
  }

  /** Empty when there is none or when the Actor's Organization is neither partner nor invited. */
  @Transactional(readOnly = true)
  public Optional<CoalitionOverview> find(Actor actor, CoalitionId id) {
    return of(actor).stream().filter(coalition -> coalition.id().equals(id)).findFirst();
  }

  /**
   * A Coalition as the other modules of the house need it; not for screens, which have an Actor.
   */
  @Transactional(readOnly = true)
  public CoalitionOverview get(CoalitionId id) {
    return overview(load(id));
  }

  private Coalition load(CoalitionId id) {
    return coalitions.findById(id.value()).orElseThrow();
  }

  private CoalitionOverview overview(Coalition coalition) {
    Instant now = clock.instant();
    List<Seat> all = seats.findByCoalitionId(coalition.id().value());
    Map<OrganizationId, OrganizationProfile> profiles =
        organizations.findAll(all.stream().map(Seat::organization).toList());
    List<Partner> partners =
        all.stream()
            .map(seat -> seat.partner(requireNonNull(profiles.get(seat.organization())), now))
            .sorted(
                Comparator.comparing(Partner::convening)
                    .reversed()
                    .thenComparing(partner -> partner.organization().name()))
            .toList();
    return new CoalitionOverview(
        coalition.id(),
        coalition.name(),
        coalition.brand(),
        coalition.foundedAt(),
        book.inForce(coalition.id()),
        partners);
  }
}
