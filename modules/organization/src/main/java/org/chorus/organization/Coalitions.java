package org.chorus.organization;

import static java.util.Objects.requireNonNull;
import static org.chorus.organization.Permission.ANSWER_INVITATION;
import static org.chorus.organization.Permission.FOUND_COALITION;
import static org.chorus.organization.Permission.INVITE;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Coalitions: founding one, inviting partners, joining on accepted Terms. */
@Service
@Transactional
public class Coalitions {

  private final CoalitionRepository coalitions;
  private final SeatRepository seats;
  private final TermsRepository terms;
  private final RoleGrantRepository grants;
  private final Organizations organizations;
  private final Access access;
  private final AuditTrail audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  Coalitions(
      CoalitionRepository coalitions,
      SeatRepository seats,
      TermsRepository terms,
      RoleGrantRepository grants,
      Organizations organizations,
      Access access,
      AuditTrail audit,
      JdbcClient jdbc,
      Clock clock) {
    this.coalitions = coalitions;
    this.seats = seats;
    this.terms = terms;
    this.grants = grants;
    this.organizations = organizations;
    this.access = access;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Founds a Coalition on its first Terms, which the founder accepts by founding. The Actor becomes
   * its convener.
   */
  public FoundOutcome found(Actor actor, String name, SharingRule sharing, String clauses) {
    access.require(actor, FOUND_COALITION);
    String tidyName = name.strip();
    if (tidyName.length() < 3 || tidyName.length() > 120) {
      return new FoundOutcome.NameOutOfBounds();
    }
    if (clauses.length() > Terms.MAX_CLAUSES) {
      return new FoundOutcome.ClausesTooLong();
    }
    Instant now = clock.instant();
    Coalition coalition = coalitions.save(new Coalition(tidyName, now));
    terms.save(TermsRecord.first(coalition.id(), sharing, clauses.strip(), actor, now));
    Seat seat = seats.saveAndFlush(Seat.founding(coalition.id(), actor.organization(), now));
    recordAcceptance(actor, seat, 1, now);
    grants.saveAndFlush(RoleGrant.convener(actor, coalition.id(), now));
    audit.record(actor, act("coalition founded", coalition));
    return new FoundOutcome.Founded(coalition.id());
  }

  /** Invites an Organization, also one that declined before. */
  public InviteOutcome invite(Actor actor, CoalitionId id, Slug organizationAlias) {
    access.require(actor, INVITE, id);
    Optional<OrganizationProfile> organization = organizations.findByAlias(organizationAlias);
    if (organization.isEmpty()) {
      return new InviteOutcome.UnknownOrganization();
    }
    Coalition coalition = lockCoalition(id);
    OrganizationId invitee = organization.get().id();
    Optional<Seat> existing = seats.lock(id.value(), invitee.value());
    Instant now = clock.instant();
    if (existing.isPresent() && existing.get().state() != SeatState.DECLINED) {
      return new InviteOutcome.AlreadySeated(existing.get().state());
    }
    Seat seat = existing.orElseGet(() -> Seat.invited(id, invitee, now));
    seat.inviteAgain(now);
    seats.saveAndFlush(seat);
    audit.record(actor, act("organization invited", coalition).because(organization.get().name()));
    return new InviteOutcome.Invited();
  }

  /**
   * Accepts the invitation of the Actor's Organization together with the Terms.
   *
   * @param termsVersion the version that the Actor read
   */
  public AnswerOutcome accept(Actor actor, CoalitionId id, int termsVersion) {
    access.require(actor, ANSWER_INVITATION);
    Optional<Seat> invited = openInvitation(actor, id);
    if (invited.isEmpty()) {
      return new AnswerOutcome.NotInvited();
    }
    Terms current = currentTerms(id);
    if (current.version() != termsVersion) {
      return new AnswerOutcome.TermsChanged(current.version());
    }
    Instant now = clock.instant();
    Seat seat = invited.get();
    seat.join(now);
    seats.saveAndFlush(seat);
    recordAcceptance(actor, seat, termsVersion, now);
    audit.record(actor, act("coalition joined", load(id)).because("terms version " + termsVersion));
    return new AnswerOutcome.Joined();
  }

  /** Declines the invitation of the Actor's Organization. The conveners read the reason. */
  public AnswerOutcome decline(Actor actor, CoalitionId id, String reason) {
    access.require(actor, ANSWER_INVITATION);
    Optional<Seat> invited = openInvitation(actor, id);
    if (invited.isEmpty()) {
      return new AnswerOutcome.NotInvited();
    }
    invited.get().decline(reason.strip(), clock.instant());
    audit.record(actor, act("invitation declined", load(id)));
    return new AnswerOutcome.Declined();
  }

  /** The Coalitions in which the Actor's Organization is a partner or is invited, by name. */
  @Transactional(readOnly = true)
  public List<CoalitionOverview> of(Actor actor) {
    access.requireMember(actor);
    return seats.findByOrganizationId(actor.organization().value()).stream()
        .filter(seat -> seat.state() != SeatState.DECLINED)
        .map(seat -> overview(load(seat.coalition())))
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

  private Optional<Seat> openInvitation(Actor actor, CoalitionId id) {
    return seats
        .lock(id.value(), actor.organization().value())
        .filter(seat -> seat.state() == SeatState.INVITED);
  }

  private Coalition load(CoalitionId id) {
    return coalitions.findById(id.value()).orElseThrow();
  }

  /** Serializes invitations of one Coalition: two conveners may invite the same Organization. */
  private Coalition lockCoalition(CoalitionId id) {
    jdbc.sql("select id from coalition where id = :id for update")
        .param("id", id.value())
        .query()
        .singleRow();
    return load(id);
  }

  private Terms currentTerms(CoalitionId id) {
    return terms.findFirstByKeyCoalitionIdOrderByKeyVersionDesc(id.value()).orElseThrow().terms();
  }

  private void recordAcceptance(Actor actor, Seat seat, int version, Instant now) {
    jdbc.sql(
            """
            insert into terms_acceptance (seat_id, coalition_id, terms_version, subject, name, accepted_at)
            values (:seat, :coalition, :version, :subject, :name, :now)
            """)
        .param("seat", seat.id().value())
        .param("coalition", seat.coalition().value())
        .param("version", version)
        .param("subject", actor.subject().value())
        .param("name", actor.name())
        .param("now", Timestamp.from(now))
        .update();
  }

  private CoalitionOverview overview(Coalition coalition) {
    List<Seat> all = seats.findByCoalitionId(coalition.id().value());
    Map<OrganizationId, OrganizationProfile> profiles =
        organizations.findAll(all.stream().map(Seat::organization).toList());
    List<Partner> partners =
        all.stream()
            .map(seat -> seat.partner(requireNonNull(profiles.get(seat.organization()))))
            .sorted(
                Comparator.comparing(Partner::convening)
                    .reversed()
                    .thenComparing(partner -> partner.organization().name()))
            .toList();
    return new CoalitionOverview(
        coalition.id(),
        coalition.name(),
        coalition.foundedAt(),
        currentTerms(coalition.id()),
        partners);
  }

  private static Act act(String verb, Coalition coalition) {
    return Act.of(verb).on("coalition", coalition.id().toString(), coalition.name());
  }
}
