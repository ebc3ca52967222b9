package org.chorus.organization;

import java.time.Instant;
import org.chorus.access.Role;

/**
 * A group of the Organization at the identity provider that brings a role to whoever is in it.
 *
 * @param path such as {@code /editors}
 * @param mappedBy the name of whoever said so, as it was then
 */
public record GroupRole(String path, Role role, String mappedBy, Instant mappedAt) {}
