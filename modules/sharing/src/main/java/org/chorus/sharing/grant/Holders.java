package org.chorus.sharing.grant;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who sees somebody's contact data at this moment, for that person alone. */
@Service
@Transactional(readOnly = true)
public class Holders {

  private final JdbcClient jdbc;
  private final SupporterRows rows;

  Holders(JdbcClient jdbc, SupporterRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** The Organizations that see the person behind a Signature, and since when. */
  public Map<OrganizationId, Instant> of(long signature) {
    rows.openAll();
    return jdbc
        .sql(
            """
            select contact_grant.organization_id, granted_at
              from contact_grant
              join signature      on signature.id = contact_grant.signature_id
              join signature_pool on signature_pool.id = signature.pool_id
              join seat           on seat.coalition_id = signature_pool.coalition_id
                                 and seat.organization_id = contact_grant.organization_id
             where contact_grant.signature_id = :signature
               and ended_at is null
               and standing = 'COUNTED'
               and seat.state = 'ACTIVE'
            """)
        .param("signature", signature)
        .query(
            (row, number) ->
                Map.entry(
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    row.getTimestamp("granted_at").toInstant()))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
