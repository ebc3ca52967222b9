/**
 * What stops one thing on the whole installation, for everybody and at once: signing, mail, the
 * public numbers, the public site. Each takes a message to the public, and each flip is on record.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "access"})
package org.chorus.switches;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
