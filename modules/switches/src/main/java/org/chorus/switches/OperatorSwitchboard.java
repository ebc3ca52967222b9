package org.chorus.switches;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The switches for whoever operates the server, when nobody can log in. No bean of the running
 * house, and asks for no role: whoever holds the password of the database needs none.
 *
 * <p>What is done here stands in the audit trail under the operator's name and for no Organization:
 * the platform's trail shows it, and that of no Organization. Nodes hear of it within a second.
 */
@Transactional
public class OperatorSwitchboard {

  private static final Subject OPERATOR = new Subject("operator");
  private static final OrganizationId NONE = new OrganizationId(new UUID(0, 0));

  private final SwitchRecords records;

  public OperatorSwitchboard(JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.records = new SwitchRecords(jdbc, audit, clock);
  }

  /** All of them, in a lasting order. */
  @Transactional(readOnly = true)
  public List<SwitchStanding> all() {
    return records.all();
  }

  /** As {@link Switchboard#switchOff}. */
  public FlipOutcome switchOff(String operator, Switch which, String message, String reason) {
    return records.switchOff(actor(operator), which, message, reason);
  }

  /** As {@link Switchboard#switchOn}. */
  public FlipOutcome switchOn(String operator, Switch which, String reason) {
    return records.switchOn(actor(operator), which, reason);
  }

  private static Actor actor(String operator) {
    return new Actor(OPERATOR, operator + " (operator, on the server)", NONE);
  }
}
