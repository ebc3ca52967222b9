/**
 * Who may: Organizations, Members, Coalitions with their Seats and Terms, RoleGrants, {@link
 * org.chorus.organization.Access} and the audit trail.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "image"})
package org.chorus.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
