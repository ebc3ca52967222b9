package org.chorus.console;

import org.chorus.access.AccessDenied;
import org.chorus.access.AuditTrail;
import org.chorus.keycloak.StaffSession;
import org.springframework.stereotype.Component;

/** Keeps on record that somebody reached for what they may not do. */
@Component
final class RecordedRefusals {

  private final StaffSession session;
  private final AuditTrail audit;

  RecordedRefusals(StaffSession session, AuditTrail audit) {
    this.session = session;
    this.audit = audit;
  }

  void add(AccessDenied refusal) {
    session.actor().ifPresent(actor -> audit.recordRefusal(actor, refusal));
  }
}
