/** Mail to supporters and to whoever is invited: templates, the outbox, SMTP. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "content",
      "access",
      "switches",
      "organization",
      "organization :: brand",
      "coalition",
      "campaign :: published",
      "signature"
    })
package org.chorus.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
