package org.chorus.access;

import java.time.Instant;

/**
 * One line of the audit trail: who, for which Organization, did what, when, with which outcome.
 *
 * @param name the person, as colleagues saw them at that moment
 * @param organization the name that the Organization has now
 * @param request finds what the server logged meanwhile; empty where no request was behind it
 */
public record AuditEntry(
    long id, Instant at, String name, String organization, Act act, String request) {}
