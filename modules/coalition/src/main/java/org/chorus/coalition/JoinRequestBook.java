package org.chorus.coalition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests to join, as they are written down. Whoever writes holds the Coalition's lock. */
@Component
class JoinRequestBook {

  private final JdbcClient jdbc;

  JoinRequestBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A request as it is stored. */
  record Entry(
      JoinRequestId id,
      CoalitionId coalition,
      String coalitionName,
      OrganizationId organization,
      String message,
      String askedBy,
      Instant askedAt,
      String reason,
      Optional<Instant> answeredAt) {}

  private static final String SELECT =
      """
      select join_request.*, coalition.name as coalition_name
        from join_request
        join coalition on coalition.id = join_request.coalition_id
      """;

  void open(Actor actor, CoalitionId coalition, String message, Instant now) {
    jdbc.sql(
            """
            insert into join_request
                   (id, coalition_id, organization_id, message, asked_by, asked_by_name, asked_at, state)
            values (:id, :coalition, :organization, :message, :subject, :name, :now, 'OPEN')
            """)
        .param("id", JoinRequestId.random().value())
        .param("coalition", coalition.value())
        .param("organization", actor.organization().value())
        .param("message", message)
        .param("subject", actor.subject().value())
        .param("name", actor.name())
        .param("now", Timestamp.from(now))
        .update();
  }

  List<Entry> openIn(CoalitionId coalition) {
    return jdbc.sql(SELECT + "where coalition_id = :id and state = 'OPEN' order by asked_at")
        .param("id", coalition.value())
        .query((row, number) -> entry(row))
        .list();
  }

  List<Entry> openOf(OrganizationId organization) {
    return jdbc.sql(SELECT + "where organization_id = :id and state = 'OPEN' order by asked_at")
        .param("id", organization.value())
        .query((row, number) -> entry(row))
        .list();
  }

  /** Those that were turned down after {@code since} and nothing came after. */
  List<Entry> turnedDownSince(OrganizationId organization, Instant since) {
    return jdbc.sql(
            SELECT
                + """
                where organization_id = :id
                  and state = 'TURNED_DOWN'
                  and answered_at > :since
                  and not exists (select from join_request as later
                                   where later.coalition_id = join_request.coalition_id
                                     and later.organization_id = join_request.organization_id
                                     and later.asked_at > join_request.asked_at)
                order by answered_at desc
                """)
        .param("id", organization.value())
        .param("since", Timestamp.from(since))
        .query((row, number) -> entry(row))
        .list();
  }

  void answer(JoinRequestId id, String state, String reason, Instant now) {
    jdbc.sql(
            """
            update join_request
               set state = :state, reason = :reason, answered_at = :now
             where id = :id
            """)
        .param("state", state)
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .param("id", id.value())
        .update();
  }

  /** An invitation answers an open request, whichever way it came about. */
  void answeredByInvitation(CoalitionId coalition, OrganizationId organization, Instant now) {
    openIn(coalition).stream()
        .filter(entry -> entry.organization().equals(organization))
        .forEach(entry -> answer(entry.id(), "INVITED", "", now));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new JoinRequestId(row.getObject("id", UUID.class)),
        new CoalitionId(row.getObject("coalition_id", UUID.class)),
        row.getString("coalition_name"),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        row.getString("message"),
        row.getString("asked_by_name"),
        row.getTimestamp("asked_at").toInstant(),
        row.getString("reason"),
        Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant));
  }
}
