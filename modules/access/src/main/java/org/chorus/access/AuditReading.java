package org.chorus.access;

import static org.chorus.access.Permission.READ_AUDIT;

import java.util.List;
import org.chorus.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit trail, for those who may. */
@Service
public class AuditReading {

  private final JdbcClient jdbc;
  private final Access access;

  AuditReading(JdbcClient jdbc, Access access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /**
   * What members of the Actor's Organization did, newest first.
   *
   * @param containing keeps entries whose person, act or object contains it, in any case; empty
   *     keeps all
   */
  @Transactional(readOnly = true)
  public List<AuditEntry> ofOrganization(Actor actor, String containing, int offset, int limit) {
    access.require(actor, READ_AUDIT);
    return jdbc.sql(
            """
            select id, at, name, act, object, object_name, outcome, detail
              from audit_entry
             where organization_id = :organization
               and strpos(lower(name || ' ' || act || ' ' || object_name), lower(:containing)) > 0
             order by id desc
             limit :limit offset :offset
            """)
        .param("organization", actor.organization().value())
        .param("containing", containing)
        .param("limit", limit)
        .param("offset", offset)
        .query(
            (row, number) ->
                new AuditEntry(
                    row.getLong("id"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("name"),
                    new Act(
                        row.getString("act"),
                        row.getString("object"),
                        row.getString("object_name"),
                        Act.Outcome.valueOf(row.getString("outcome")),
                        row.getString("detail"))))
        .list();
  }
}
