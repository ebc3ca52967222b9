package org.chorus.access;

import java.time.Instant;
import org.chorus.kernel.Subject;

/**
 * Who holds which role, where and until when, given by whom and when; as it stands at this moment.
 *
 * @param givenBy the name of whoever gave it, as it was then
 */
public record RoleGrant(
    RoleGrantId id, Subject subject, Assignment what, String givenBy, Instant givenAt) {}
