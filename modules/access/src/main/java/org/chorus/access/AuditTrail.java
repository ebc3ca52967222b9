package org.chorus.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import org.chorus.kernel.Actor;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff did, and what they were refused. Entries are only ever added: the app's database role
 * cannot change or remove one, and the database chains each to the one before ({@link AuditChain}).
 */
@Service
public class AuditTrail {

  /** Under which name logs and entries know the request that is being answered. */
  public static final String REQUEST = "request";

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
    add(actor, act);
  }

  /**
   * Adds that somebody reached for what they may not do, in a transaction of its own. For front
   * doors, which see the refusal after what it refused has been rolled back.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void recordRefusal(Actor actor, AccessDenied refusal) {
    add(actor, Act.of("access refused").because(refusal.permission().name()).refused());
  }

  private void add(Actor actor, Act act) {
    jdbc.sql(
            """
            insert into audit_entry (at, subject, name, organization_id, act, object, object_name, outcome, detail, request_id)
            values (:at, :subject, :name, :organization, :act, :object, :objectName, :outcome, :detail, :request)
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
        .param("request", Objects.requireNonNullElse(MDC.get(REQUEST), ""))
        .update();
  }
}
