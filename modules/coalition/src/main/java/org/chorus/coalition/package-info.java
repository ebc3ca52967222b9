/**
 * Together: Coalitions, their Seats and Terms, invitations by name and by email, requests to join.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "image", "access", "organization", "organization :: brand"})
package org.chorus.coalition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
