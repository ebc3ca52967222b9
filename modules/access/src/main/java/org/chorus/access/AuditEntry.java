package org.chorus.access;

import java.time.Instant;

/**
 * One line of the audit trail: who, for its own Organization, did what, when, with which outcome.
 */
public record AuditEntry(long id, Instant at, String name, Act act) {}
