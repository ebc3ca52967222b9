package org.chorus.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.RevisionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * New signatures in the order of their transactions, for followers that must miss none and see none
 * twice. Trails the oldest transaction still running, so that nothing can appear behind a follower.
 */
@Service
public class SignatureFeed {

  private final JdbcClient jdbc;
  private final SupporterRows rows;

  SignatureFeed(JdbcClient jdbc, SupporterRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** How far a follower has read. */
  public record Position(long transaction, long id) {

    /** Before everything. */
    public static final Position START = new Position(0, 0);
  }

  /** One new signature, with what it takes to write to the person. */
  public record NewSignature(
      long id,
      Position position,
      EmailAddress email,
      PersonName givenName,
      String language,
      RevisionId revision) {}

  /** At most {@code limit} signatures behind a position. */
  @Transactional(readOnly = true)
  public List<NewSignature> after(Position position, int limit) {
    rows.openAll();
    return jdbc.sql(
            """
            select id, position::text::bigint as transaction, email, given_name, language, revision_id
              from signature
             where (position, id) > (:transaction::text::xid8, :id)
               and position < pg_snapshot_xmin(pg_current_snapshot())
             order by position, id
             limit :limit
            """)
        .param("transaction", Long.toString(position.transaction()))
        .param("id", position.id())
        .param("limit", limit)
        .query((row, number) -> newSignature(row))
        .list();
  }

  static NewSignature newSignature(ResultSet row) throws SQLException {
    return new NewSignature(
        row.getLong("id"),
        new Position(row.getLong("transaction"), row.getLong("id")),
        new EmailAddress(row.getString("email")),
        new PersonName(row.getString("given_name")),
        row.getString("language"),
        new RevisionId(row.getObject("revision_id", UUID.class)));
  }
}
