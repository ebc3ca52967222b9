/**
 * Who may, and who did: Roles and their Permissions, RoleGrants, {@link org.chorus.access.Access},
 * the right to see personal data, and the audit trail.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "spreadsheet"})
package org.chorus.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
