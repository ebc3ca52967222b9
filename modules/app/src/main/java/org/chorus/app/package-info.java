/** Puts the house together: who is let in where, settings, the clock, recurring work. */
@NullMarked
@ApplicationModule
package org.chorus.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
