/** Whom the organization must delete from lists of its own, and by when. */
@NullMarked
package org.chorus.console.deletion;

import org.jspecify.annotations.NullMarked;
