package org.chorus.coalition;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.INVITE;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking to join a Coalition whose conveners let others ask. Nobody joins by it: the conveners
 * invite, and whoever asked accepts the Terms as everybody does.
 */
@Service
@Transactional
public class JoinRequests {

  /** How long after being turned down an Organization can ask the same Coalition again. */
  public static final Duration PAUSE = Duration.ofDays(30);

  private static final int MAX_FOUND = 50;

  private final JoinRequestBook book;
  private final Coalitions coalitions;
  private final Organizations organizations;
  private final SeatRepository seats;
  private final CoalitionLock lock;
  private final Access access;
  private final AuditTrail audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  JoinRequests(
      JoinRequestBook book,
      Coalitions coalitions,
      Organizations organizations,
      SeatRepository seats,
      CoalitionLock lock,
      Access access,
      AuditTrail audit,
      JdbcClient jdbc,
      Clock clock) {
    this.book = book;
    this.coalitions = coalitions;
    this.organizations = organizations;
    this.seats = seats;
    this.lock = lock;
    this.access = access;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Lets every Organization on the platform find the Coalition and ask to join it. */
  public void takeRequests(Actor actor, CoalitionId id) {
    take(actor, id, true, "requests to join allowed");
  }

  /** Lets nobody find the Coalition any more. Those who have asked still wait for an answer. */
  public void takeNoRequests(Actor actor, CoalitionId id) {
    take(actor, id, false, "requests to join stopped");
  }

  private void take(Actor actor, CoalitionId id, boolean takes, String verb) {
    Coalition coalition = lock.take(actor, INVITE, id);
    int changed =
        jdbc.sql(
                """
                update coalition
                   set takes_requests = :takes
                 where id = :id
                   and takes_requests <> :takes
                """)
            .param("takes", takes)
            .param("id", id.value())
            .update();
    if (changed > 0) {
      record(actor, verb, coalition, "");
    }
  }

  /** Whether Organizations can find the Coalition and ask; for its active partners. */
  @Transactional(readOnly = true)
  public boolean takesRequests(Actor actor, CoalitionId id) {
    access.requireSeat(actor, id);
    return takesRequests(id);
  }

  private boolean takesRequests(CoalitionId id) {
    return jdbc.sql("select takes_requests from coalition where id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /**
   * The Coalitions that the Actor's Organization can ask to join, by name, at most {@value
   * #MAX_FOUND}; without those that it has asked.
   *
   * @param containing keeps those in whose name or partners' names it occurs, in any case; empty
   *     keeps all
   */
  @Transactional(readOnly = true)
  public List<JoinableCoalition> find(Actor actor, String containing) {
    access.requireMember(actor);
    return jdbc.sql(
            """
            select coalition.id, coalition.name,
                   array_agg(organization.name order by organization.name) as partners
              from coalition
              join seat on seat.coalition_id = coalition.id and seat.state = 'ACTIVE'
              join organization on organization.id = seat.organization_id
             where coalition.takes_requests
               and not exists (select from seat as own
                                where own.coalition_id = coalition.id
                                  and own.organization_id = :organization
                                  and (own.state in ('ACTIVE', 'SUSPENDED')
                                       or (own.state = 'INVITED' and own.expires_at > :now)))
               and not exists (select from join_request as own
                                where own.coalition_id = coalition.id
                                  and own.organization_id = :organization
                                  and own.state = 'OPEN')
             group by coalition.id
            having strpos(lower(coalition.name || ' ' || string_agg(organization.name, ' ')),
                          lower(:containing)) > 0
             order by coalition.name, coalition.id
             limit :limit
            """)
        .param("organization", actor.organization().value())
        .param("now", Timestamp.from(clock.instant()))
        .param("containing", containing.strip())
        .param("limit", MAX_FOUND)
        .query(
            (row, number) ->
                new JoinableCoalition(
                    new CoalitionId(row.getObject("id", UUID.class)),
                    row.getString("name"),
                    Arrays.asList((String[]) row.getArray("partners").getArray())))
        .list();
  }

  /**
   * Asks for the Actor's Organization.
   *
   * @param message why it wants to join; the conveners read it
   */
  public JoinOutcome ask(Actor actor, CoalitionId id, String message) {
    access.require(actor, ANSWER_INVITATION);
    String tidy = message.strip();
    if (tidy.isEmpty() || tidy.length() > Seats.MAX_REASON) {
      return new JoinOutcome.WordsOutOfBounds();
    }
    Optional<Coalition> coalition = lock.take(id);
    if (coalition.isEmpty() || !takesRequests(id)) {
      return new JoinOutcome.TakesNoRequests();
    }
    Instant now = clock.instant();
    Optional<SeatState> seated =
        seats
            .lock(id.value(), actor.organization().value())
            .map(seat -> seat.state(now))
            .filter(state -> !state.canBeInvited());
    if (seated.isPresent()) {
      return new JoinOutcome.AlreadySeated(seated.get());
    }
    if (book.openOf(actor.organization()).stream()
        .anyMatch(entry -> entry.coalition().equals(id))) {
      return new JoinOutcome.AlreadyAsked();
    }
    Optional<Instant> turnedDown =
        book.turnedDownSince(actor.organization(), now.minus(PAUSE)).stream()
            .filter(entry -> entry.coalition().equals(id))
            .findFirst()
            .flatMap(JoinRequestBook.Entry::answeredAt);
    if (turnedDown.isPresent()) {
      return new JoinOutcome.TooSoon(turnedDown.get().plus(PAUSE));
    }
    book.open(actor, id, tidy, now);
    record(actor, "asked to join", coalition.get(), tidy);
    return new JoinOutcome.Done();
  }

  /** Takes the request of the Actor's Organization back. */
  public JoinOutcome withdraw(Actor actor, CoalitionId id) {
    access.require(actor, ANSWER_INVITATION);
    Optional<Coalition> coalition = lock.take(id);
    Optional<JoinRequestBook.Entry> open =
        book.openOf(actor.organization()).stream()
            .filter(entry -> entry.coalition().equals(id))
            .findFirst();
    if (coalition.isEmpty() || open.isEmpty()) {
      return new JoinOutcome.NotOpen();
    }
    book.answer(open.get().id(), "WITHDRAWN", "", clock.instant());
    record(actor, "request to join withdrawn", coalition.get(), "");
    return new JoinOutcome.Done();
  }

  /**
   * What the Actor's Organization has asked for and nobody has answered, then what was turned down
   * in the last {@link #PAUSE}.
   */
  @Transactional(readOnly = true)
  public List<JoinRequest> of(Actor actor) {
    access.requireMember(actor);
    return requests(
        Stream.concat(
                book.openOf(actor.organization()).stream(),
                book.turnedDownSince(actor.organization(), clock.instant().minus(PAUSE)).stream())
            .toList());
  }

  /** Those that wait for an answer of the conveners, oldest first. */
  @Transactional(readOnly = true)
  public List<JoinRequest> waiting(Actor actor, CoalitionId id) {
    access.require(actor, INVITE, id);
    return requests(book.openIn(id));
  }

  private List<JoinRequest> requests(List<JoinRequestBook.Entry> entries) {
    Map<OrganizationId, OrganizationProfile> profiles =
        organizations.findAll(
            entries.stream().map(JoinRequestBook.Entry::organization).distinct().toList());
    return entries.stream()
        .map(
            entry ->
                new JoinRequest(
                    entry.id(),
                    entry.coalition(),
                    entry.coalitionName(),
                    requireNonNull(profiles.get(entry.organization())),
                    entry.message(),
                    entry.askedBy(),
                    entry.askedAt(),
                    entry
                        .answeredAt()
                        .<JoinRequest.State>map(
                            at ->
                                new JoinRequest.State.TurnedDown(
                                    entry.reason(), at, at.plus(PAUSE)))
                        .orElseGet(JoinRequest.State.Waiting::new)))
        .toList();
  }

  /** Invites the Organization that asked, as any other is invited. */
  public JoinOutcome invite(Actor actor, CoalitionId id, JoinRequestId request) {
    return answer(
        actor,
        id,
        request,
        (coalition, entry) -> {
          OrganizationProfile organization = organizations.find(entry.organization()).orElseThrow();
          return switch (coalitions.invite(actor, id, organization.alias())) {
            case InviteOutcome.Invited() -> new JoinOutcome.Done();
            case InviteOutcome.AlreadySeated(SeatState state) ->
                new JoinOutcome.AlreadySeated(state);
            case InviteOutcome.UnknownOrganization() ->
                throw new IllegalStateException("organizations do not vanish");
          };
        });
  }

  /**
   * Turns a request down.
   *
   * @param reason the Organization that asked reads it
   */
  public JoinOutcome turnDown(Actor actor, CoalitionId id, JoinRequestId request, String reason) {
    String tidy = reason.strip();
    return answer(
        actor,
        id,
        request,
        (coalition, entry) -> {
          if (tidy.isEmpty() || tidy.length() > Seats.MAX_REASON) {
            return new JoinOutcome.WordsOutOfBounds();
          }
          book.answer(request, "TURNED_DOWN", tidy, clock.instant());
          String name = organizations.find(entry.organization()).orElseThrow().name();
          record(actor, "request to join turned down", coalition, name + ": " + tidy);
          return new JoinOutcome.Done();
        });
  }

  private JoinOutcome answer(
      Actor actor,
      CoalitionId id,
      JoinRequestId request,
      BiFunction<Coalition, JoinRequestBook.Entry, JoinOutcome> step) {
    Coalition coalition = lock.take(actor, INVITE, id);
    return book.openIn(id).stream()
        .filter(entry -> entry.id().equals(request))
        .findFirst()
        .map(entry -> step.apply(coalition, entry))
        .orElseGet(JoinOutcome.NotOpen::new);
  }

  private void record(Actor actor, String verb, Coalition coalition, String detail) {
    audit.record(actor, coalition.act(verb).because(detail));
  }
}
