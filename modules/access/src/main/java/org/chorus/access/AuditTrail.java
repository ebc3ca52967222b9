package org.chorus.access;

import java.sql.Timestamp;
import java.time.Clock;
import org.chorus.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What staff did. Entries are only ever added; the database refuses to change or remove one. */
@Service
public class AuditTrail {

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditTrail(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds an entry in the caller's transaction: no act without its entry, no entry without its act.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Actor actor, Act act) {
    jdbc.sql(
            """
            insert into audit_entry (at, subject, name, organization_id, act, object, object_name, outcome, detail)
            values (:at, :subject, :name, :organization, :act, :object, :objectName, :outcome, :detail)
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("subject", actor.subject().value())
        .param("name", actor.name())
        .param("organization", actor.organization().value())
        .param("act", act.verb())
        .param("object", act.object())
        .param("objectName", act.objectName())
        .param("outcome", act.outcome().name())
        .param("detail", act.detail())
        .update();
  }
}
