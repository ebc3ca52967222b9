/**
 * The Keycloak adapter: from token to {@link org.chorus.kernel.Actor}; login, logout, and what
 * staff see while Keycloak is away. Reads who somebody is and which Organizations vouch for them,
 * and never a role.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "access",
      "organization",
      "organization :: machine",
      "organization :: provider",
      "coalition"
    })
package org.chorus.keycloak;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
