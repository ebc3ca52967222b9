/** The organization itself: its people, its activity, its profile. */
@NullMarked
package org.chorus.console.organization;

import org.jspecify.annotations.NullMarked;
