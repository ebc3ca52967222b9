package org.chorus.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Role;
import org.chorus.kernel.Subject;

/** A Member as colleagues see one, with the organization-wide roles held at this moment. */
public record MemberProfile(
    Subject subject, String name, Optional<String> email, Instant lastLoginAt, List<Role> roles) {}
