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
 * New signatures, and those that somebody gave again who had taken theirs back, in the order of
 * their transactions, for followers that must miss none and see none twice. Trails the oldest
 * transaction still running, so that nothing can appear behind a follower.
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
  public record Position(long transaction, long touch) {

    /** Before everything. */
    public static final Position START = new Position(0, 0);
  }

  /**
   * One new signature, with what it takes to write to the person.
   *
   * @param gone whether the person has taken it back since, or a moderator out of the count
   */
  public record NewSignature(
      long id,
      Position position,
      EmailAddress email,
      PersonName givenName,
      String language,
      RevisionId revision,
      boolean gone) {}

  /** At most {@code limit} signatures behind a position. */
  @Transactional(readOnly = true)
  public List<NewSignature> after(Position position, int limit) {
    rows.openAll();
    return jdbc.sql(
            """
            select touch.id as touch_id, position::text::bigint as transaction,
                   signature.id, email, given_name, language, touch.revision_id,
                   standing in ('WITHDRAWN', 'INVALIDATED') as gone
              from touch
              join signature on signature.id = touch.signature_id
             where (position, touch.id) > (:transaction::text::xid8, :touch)
               and position < pg_snapshot_xmin(pg_current_snapshot())
               and kind in ('FIRST', 'RETURN')
             order by position, touch.id
             limit :limit
            """)
        .param("transaction", Long.toString(position.transaction()))
        .param("touch", position.touch())
        .param("limit", limit)
        .query((row, number) -> newSignature(row))
        .list();
  }

  static NewSignature newSignature(ResultSet row) throws SQLException {
    return new NewSignature(
        row.getLong("id"),
        new Position(row.getLong("transaction"), row.getLong("touch_id")),
        new EmailAddress(row.getString("email")),
        new PersonName(row.getString("given_name")),
        row.getString("language"),
        new RevisionId(row.getObject("revision_id", UUID.class)),
        row.getBoolean("gone"));
  }
}
