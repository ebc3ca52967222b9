package org.chorus.coalition;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.INVITE;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.organization.RegisterOutcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Invitations to whoever reads an address, for Organizations that a convener cannot name on the
 * platform. Whoever follows the link takes it up for an Organization, which is then invited as any
 * other. Nobody's address stands in the audit trail: it cannot forget.
 */
@Service
@Transactional
public class EmailInvitations {

  /** How many can be open in one Coalition, not counting those whose time is over. */
  public static final int MAX_OPEN = 50;

  /** The longest name for whom a convener invites, in characters. */
  public static final int MAX_NAME = 120;

  /** How long after one mail the same address can be written to again. */
  public static final Duration PAUSE = Duration.ofMinutes(5);

  /** How long an address is kept after its invitation has expired, for sending it once more. */
  public static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(7);

  private final MailedInvitationRepository invitations;
  private final SeatRepository seats;
  private final CoalitionRepository coalitions;
  private final JoinRequestBook requests;
  private final Organizations organizations;
  private final CoalitionLock lock;
  private final Access access;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  EmailInvitations(
      MailedInvitationRepository invitations,
      SeatRepository seats,
      CoalitionRepository coalitions,
      JoinRequestBook requests,
      Organizations organizations,
      CoalitionLock lock,
      Access access,
      AuditTrail audit,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.invitations = invitations;
    this.seats = seats;
    this.coalitions = coalitions;
    this.requests = requests;
    this.organizations = organizations;
    this.lock = lock;
    this.access = access;
    this.audit = audit;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Invites by mail, for {@link Coalitions#INVITATION_VALIDITY}. An address that has an open
   * invitation into the Coalition gets a new link instead of a second invitation.
   *
   * @param organizationName as the convener calls whom it invites; may be empty
   */
  public EmailInvitationOutcome invite(
      Actor actor, CoalitionId id, String address, String organizationName) {
    Coalition coalition = lock.take(actor, INVITE, id);
    Optional<EmailAddress> email = EmailAddress.parse(address);
    if (email.isEmpty()) {
      return new EmailInvitationOutcome.NotAnAddress();
    }
    String name = organizationName.strip();
    if (name.length() > MAX_NAME) {
      return new EmailInvitationOutcome.NameTooLong();
    }
    Optional<EmailInvitationOutcome> seated = seated(id, email.get());
    if (seated.isPresent()) {
      return seated.get();
    }
    Optional<MailedInvitation> known = invitations.openTo(id.value(), email.get().value());
    if (known.isPresent()) {
      if (!name.isEmpty()) {
        known.get().call(name);
      }
      return sendAgain(actor, coalition, known.get());
    }
    Instant now = clock.instant();
    if (isFull(id, now)) {
      return new EmailInvitationOutcome.TooManyOpen();
    }
    invitations.saveAndFlush(new MailedInvitation(id, email.get(), name, actor, now));
    events.publishEvent(new InvitationWaits());
    record(actor, "invited by email", coalition, name);
    return new EmailInvitationOutcome.Sent();
  }

  /** Has a new link sent, with the full time; the one before opens nothing any more. */
  public EmailInvitationOutcome resend(Actor actor, CoalitionId id, InvitationId invitation) {
    Coalition coalition = lock.take(actor, INVITE, id);
    return open(id, invitation)
        .map(found -> sendAgain(actor, coalition, found))
        .orElseGet(EmailInvitationOutcome.NotOpen::new);
  }

  private EmailInvitationOutcome sendAgain(
      Actor actor, Coalition coalition, MailedInvitation invitation) {
    Instant now = clock.instant();
    Instant again = invitation.invitedAt().plus(PAUSE);
    if (now.isBefore(again)) {
      return new EmailInvitationOutcome.SentJustNow(again);
    }
    if (!invitation.canBeTakenUp(now) && isFull(coalition.id(), now)) {
      return new EmailInvitationOutcome.TooManyOpen();
    }
    invitation.send(actor, now);
    events.publishEvent(new InvitationWaits());
    invitations.saveAndFlush(invitation);
    record(actor, "invitation by email renewed", coalition, invitation.organizationName());
    return new EmailInvitationOutcome.SentAgain();
  }

  /** Takes an invitation back and forgets the address. A mail on its way leads nowhere. */
  public EmailInvitationOutcome revoke(Actor actor, CoalitionId id, InvitationId invitation) {
    Coalition coalition = lock.take(actor, INVITE, id);
    return open(id, invitation)
        .<EmailInvitationOutcome>map(
            found -> {
              found.close();
              invitations.saveAndFlush(found);
              record(actor, "invitation by email revoked", coalition, found.organizationName());
              return new EmailInvitationOutcome.Revoked();
            })
        .orElseGet(EmailInvitationOutcome.NotOpen::new);
  }

  /** Those that nobody has taken up, newest first; for conveners. */
  @Transactional(readOnly = true)
  public List<EmailInvitation> open(Actor actor, CoalitionId id) {
    access.require(actor, INVITE, id);
    return invitations.open(id.value()).stream().map(MailedInvitation::overview).toList();
  }

  /** What a link leads to, without following it: mail scanners open links. */
  @Transactional(readOnly = true)
  public InvitationGlance look(LinkToken token) {
    Instant now = clock.instant();
    return invitations
        .findByTokenHash(token.hash())
        .map(invitation -> glance(invitation, now))
        .orElseGet(InvitationGlance.Unknown::new);
  }

  private InvitationGlance glance(MailedInvitation invitation, Instant now) {
    if (!invitation.isOpen()) {
      return new InvitationGlance.TakenUp();
    }
    if (!invitation.canBeTakenUp(now)) {
      return new InvitationGlance.Expired(invitation.expiresAt());
    }
    return new InvitationGlance.Open(
        coalitions.findById(invitation.coalition().value()).orElseThrow().name(),
        invitation.inviterName(),
        organizations.find(invitation.inviter()).orElseThrow().name(),
        invitation.organizationName(),
        invitation.expiresAt());
  }

  /**
   * Takes an invitation up for the Actor's Organization, which is then invited and answers as any
   * other. Doing so again leads to the same place. A Seat whose invitation was taken back after
   * this one was sent is not asked again by it.
   */
  public TakeUpOutcome takeUp(Actor actor, LinkToken token) {
    access.require(actor, ANSWER_INVITATION);
    return take(token, actor.organization(), actor);
  }

  /**
   * Makes an Organization known that the identity provider has come to know, and takes the
   * invitation up for it; both or neither. On record it stands as an act of the link's holder, who
   * has no account yet.
   */
  TakeUpOutcome takeUpAs(NewOrganization newcomer, Slug alias, LinkToken token) {
    if (coalitionOf(token).isEmpty()) {
      return new TakeUpOutcome.NotOpen();
    }
    return switch (organizations.register(alias, newcomer.name())) {
      case RegisterOutcome.AliasReserved ignored ->
          throw new IllegalStateException("reserved, and checked before");
      case RegisterOutcome.Registered(OrganizationProfile organization) -> {
        Actor holder =
            new Actor(new Subject("invitation"), "Holder of the invitation", organization.id());
        TakeUpOutcome outcome = take(token, organization.id(), holder);
        if (outcome instanceof TakeUpOutcome.Invited) {
          organizations.describeNewcomer(holder, newcomer.description());
        } else {
          TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        yield outcome;
      }
    };
  }

  private TakeUpOutcome take(LinkToken token, OrganizationId organization, Actor actor) {
    Optional<Coalition> coalition = coalitionOf(token).flatMap(lock::take);
    Optional<MailedInvitation> found = invitations.findByTokenHash(token.hash());
    if (coalition.isEmpty() || found.isEmpty()) {
      return new TakeUpOutcome.NotOpen();
    }
    MailedInvitation invitation = found.get();
    CoalitionId id = invitation.coalition();
    Instant now = clock.instant();
    Optional<Seat> existing = seats.lock(id.value(), organization.value());
    if (!invitation.isOpen()) {
      return invitation.takenUpBy().equals(Optional.of(organization))
              && existing.filter(seat -> seat.state(now).seesTheCoalition()).isPresent()
          ? new TakeUpOutcome.Invited(id)
          : new TakeUpOutcome.NotOpen();
    }
    if (!invitation.canBeTakenUp(now)) {
      return new TakeUpOutcome.Expired(invitation.expiresAt());
    }
    if (existing.isPresent()) {
      SeatState state = existing.get().state(now);
      if (state == SeatState.ACTIVE || state == SeatState.SUSPENDED) {
        return new TakeUpOutcome.PartnerAlready(id);
      }
      if (state == SeatState.REVOKED && existing.get().since(now).isAfter(invitation.invitedAt())) {
        return new TakeUpOutcome.NotOpen();
      }
    }
    Seat seat = existing.orElseGet(() -> Seat.invited(id, organization, now));
    seat.invite(now);
    seats.saveAndFlush(seat);
    requests.answeredByInvitation(id, organization, now);
    invitation.takeUp(organization);
    invitations.saveAndFlush(invitation);
    record(actor, "invitation by email taken up", coalition.get(), "");
    return new TakeUpOutcome.Invited(id);
  }

  /** By SQL, so that the lock comes before Hibernate reads the row. */
  private Optional<CoalitionId> coalitionOf(LinkToken token) {
    return jdbc.sql("select coalition_id from mailed_invitation where token_hash = :hash")
        .param("hash", token.hash())
        .query(UUID.class)
        .optional()
        .map(CoalitionId::new);
  }

  /** Forgets the addresses of invitations that expired long ago; says how many. */
  int forgetExpired() {
    return jdbc.sql(
            """
            update mailed_invitation
               set state = 'CLOSED', email = null, mail_due = false, token_hash = null
             where state = 'OPEN'
               and expires_at <= :longAgo
            """)
        .param("longAgo", Timestamp.from(clock.instant().minus(KEPT_AFTER_EXPIRY)))
        .update();
  }

  private Optional<MailedInvitation> open(CoalitionId id, InvitationId invitation) {
    return invitations
        .findByIdAndCoalitionId(invitation.value(), id.value())
        .filter(MailedInvitation::isOpen);
  }

  private boolean isFull(CoalitionId id, Instant now) {
    return invitations.open(id.value()).stream()
            .filter(invitation -> invitation.canBeTakenUp(now))
            .count()
        >= MAX_OPEN;
  }

  /**
   * Conveners see these Seats anyway; other Organizations of a person are none of their business.
   */
  private Optional<EmailInvitationOutcome> seated(CoalitionId id, EmailAddress email) {
    List<OrganizationId> theirs =
        jdbc.sql(
                """
                select organization_id
                  from member
                 where lower(email) = lower(:email)
                   and left_at is null
                """)
            .param("email", email.value())
            .query(
                (row, number) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
            .list();
    Instant now = clock.instant();
    return seats.findByCoalitionId(id.value()).stream()
        .filter(seat -> theirs.contains(seat.organization()))
        .filter(seat -> !seat.state(now).canBeInvited())
        .findFirst()
        .map(
            seat ->
                new EmailInvitationOutcome.AlreadySeated(
                    organizations.find(seat.organization()).orElseThrow().name(), seat.state(now)));
  }

  private void record(Actor actor, String verb, Coalition coalition, String detail) {
    audit.record(actor, coalition.act(verb).because(detail));
  }
}
