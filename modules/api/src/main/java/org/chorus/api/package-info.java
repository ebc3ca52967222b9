/**
 * The front door for machines: bearer tokens in, JSON out. No session, no cookie; what goes wrong
 * is told as problem details (RFC 9457). Machines call the services of the domain as the Actor that
 * their token stands for, and the services refuse the rest.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "access",
      "organization",
      "organization :: machine",
      "campaign",
      "campaign :: life",
      "content",
      "signature",
      "keycloak"
    })
package org.chorus.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
