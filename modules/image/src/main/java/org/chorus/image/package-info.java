/**
 * Pictures: what is uploaded is checked, encoded anew, resized, and kept in PostgreSQL or in an
 * S3-compatible store. Who may keep and see which picture is decided by the modules that use it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package org.chorus.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
