/**
 * The front door for staff: every screen of the console. Screens call the services of the domain
 * directly, as the Actor who entered them, and offer only what that Actor may do; the services
 * refuse the rest.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "content",
      "image",
      "access",
      "organization",
      "organization :: brand",
      "organization :: machine",
      "organization :: provider",
      "coalition",
      "coalition :: terms",
      "campaign",
      "campaign :: *",
      "signature",
      "signature :: dashboard",
      "signature :: moderation",
      "mail :: outbox",
      "mail :: sender",
      "mail :: suppression",
      "sharing",
      "sharing :: grant",
      "sharing :: deletion",
      "sharing :: export",
      "sharing :: overlap",
      "sharing :: statement",
      "switches",
      "keycloak"
    })
package org.chorus.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
