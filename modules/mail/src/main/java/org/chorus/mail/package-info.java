/**
 * Mail to supporters and to whoever is invited: what is written, and when. How it leaves, who is
 * not written to, from which addresses, and what comes back are rooms of their own.
 */
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
