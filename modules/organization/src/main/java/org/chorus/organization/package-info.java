/** Who works here: Organizations, their Members with their Roles, and what they look like. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "image", "access"})
package org.chorus.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
