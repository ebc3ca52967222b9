/**
 * Who receives: ContactGrants from consents and Terms, and the export of granted contacts. Plain
 * JDBC.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "content",
      "spreadsheet",
      "access",
      "coalition :: terms",
      "signature"
    })
package org.chorus.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
