/**
 * The act: taking in Signatures with their Touches and Consents, attributing them, and counting
 * them. Plain JDBC.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "content",
      "access",
      "switches",
      "organization",
      "campaign :: life",
      "campaign :: published",
      "campaign :: link"
    })
package org.chorus.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
