package org.chorus.signature;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.chorus.access.SupporterRows;

/**
 * Somebody who took their signature back signs again. It counts again as if it were new: credited
 * to whoever brought the person first, and with the address to be confirmed anew, because anybody
 * can enter it. What a moderator decided stays; what the person had agreed to before does not, nor
 * from where and how suspiciously they signed then.
 */
final class Returns {

  private static final String PERSON =
      "array(select id from signature where pool_id = ? and signer_key = ?)";

  /** Locking comes first, so that what is locked is then seen as it is. */
  private static final String RETURN =
      SupporterRows.openingAll(
          TallyMoves.lock(PERSON)
              + ";\n"
              + """
              insert into touch (signature_id, kind, campaign_id, organization_id, revision_id, channel, touched_at,
                                 link_id, sharer, texts, answers)
              select id, 'RETURN', ?::uuid, ?::uuid, ?::uuid, ?, ?::timestamptz, ?::uuid, ?::bigint,
                     (select texts
                        from (select ?::uuid[] as texts) as asked
                       where not exists (select from unnest(texts) as text (id)
                                          where not exists (select from consent_text
                                                             where consent_text.id = text.id))),
                     ?::boolean[]
                from signature
               where pool_id = ?
                 and signer_key = ?
                 and withdrawn_at is not null;
              """
              + TallyMoves.change(
                  PERSON,
                  "withdrawn_at is not null",
                  """
                  withdrawn_at = null,
                  came_back_at = ?::timestamptz,
                  confirmed_at = null,
                  needs_confirmation = ?,
                  held = held or ?,
                  suspicions = ?::text[],
                  network = ?::cidr\
                  """));

  private Returns() {}

  /**
   * Lets one come back, in a transaction of its own: it is rare.
   *
   * @param connection with auto-commit
   * @return the signature that the person had taken back; empty for nobody who had
   */
  static OptionalLong take(Connection connection, SignatureRow row) throws SQLException {
    String at = row.signedAt().atOffset(ZoneOffset.UTC).toString();
    try (PreparedStatement statement = connection.prepareStatement(RETURN)) {
      Object[] values = {
        row.pool(),
        row.signerKey(),
        row.campaign(),
        row.organization(),
        row.revision(),
        row.channel().name(),
        at,
        row.link(),
        row.sharer(),
        row.answers().texts(),
        row.answers().answers(),
        row.pool(),
        row.signerKey(),
        at,
        row.needsConfirmation(),
        row.held(),
        row.suspicions(),
        row.network(),
        row.pool(),
        row.signerKey()
      };
      for (int n = 0; n < values.length; n++) {
        statement.setObject(n + 1, values[n]);
      }
      statement.execute();
      for (int skipped = 0; skipped < 3; skipped++) {
        statement.getMoreResults(); // of opening, locking and the touch
      }
      try (ResultSet changed = statement.getResultSet()) {
        return changed.next() && changed.getLong("changed") > 0
            ? OptionalLong.of(changed.getLong("last"))
            : OptionalLong.empty();
      }
    }
  }
}
