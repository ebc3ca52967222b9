package org.chorus.mail.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what becomes of mail, by Organization and day (UTC). Good enough to see how mail fares,
 * and no ledger: a server that dies takes up to a batch of counts along.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DayTally {

  /** What can become of a mail. */
  public enum Event {
    SENT,
    SENT_AGAIN,
    GIVEN_UP,
    HELD_BACK,
    BOUNCED,
    COMPLAINT
  }

  /**
   * One thing that happened.
   *
   * @param organization in whose name; empty for a common page and for mail to staff
   */
  public record Happened(Event event, Optional<OrganizationId> organization) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  DayTally(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds all of it in one statement, in an order that two transactions share. */
  public void add(Collection<Happened> happened) {
    if (happened.isEmpty()) {
      return;
    }
    Map<String, Map<Event, Long>> byOrganization = new TreeMap<>();
    for (Happened one : happened) {
      byOrganization
          .computeIfAbsent(
              one.organization().map(OrganizationId::toString).orElse(""),
              first -> new EnumMap<>(Event.class))
          .merge(one.event(), 1L, Long::sum);
    }
    List<Map<Event, Long>> counts = List.copyOf(byOrganization.values());
    jdbc.sql(
            """
            insert into mail_day (organization_id, day, sent, sent_again, given_up, held_back, bounced, complaints)
            select nullif(organization, '')::uuid, :day, sent, sent_again, given_up, held_back, bounced, complaints
              from unnest(:organizations::text[], :sent::bigint[], :sentAgain::bigint[], :givenUp::bigint[],
                          :heldBack::bigint[], :bounced::bigint[], :complaints::bigint[])
                as counted (organization, sent, sent_again, given_up, held_back, bounced, complaints)
             order by organization
                on conflict on constraint mail_day_is_unique do update
               set sent       = mail_day.sent       + excluded.sent,
                   sent_again = mail_day.sent_again + excluded.sent_again,
                   given_up   = mail_day.given_up   + excluded.given_up,
                   held_back  = mail_day.held_back  + excluded.held_back,
                   bounced    = mail_day.bounced    + excluded.bounced,
                   complaints = mail_day.complaints + excluded.complaints
            """)
        .param("day", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("organizations", new SqlArrayValue("text", byOrganization.keySet().toArray()))
        .param("sent", column(counts, Event.SENT))
        .param("sentAgain", column(counts, Event.SENT_AGAIN))
        .param("givenUp", column(counts, Event.GIVEN_UP))
        .param("heldBack", column(counts, Event.HELD_BACK))
        .param("bounced", column(counts, Event.BOUNCED))
        .param("complaints", column(counts, Event.COMPLAINT))
        .update();
  }

  private static SqlArrayValue column(List<Map<Event, Long>> counts, Event event) {
    return new SqlArrayValue(
        "bigint", counts.stream().map(row -> (Object) row.getOrDefault(event, 0L)).toArray());
  }
}
