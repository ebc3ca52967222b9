/** Campaigns: creating one, and its way to the public. */
@NullMarked
package org.chorus.console.campaign;

import org.jspecify.annotations.NullMarked;
