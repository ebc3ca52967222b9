/** Coalitions: founding one, inviting partners, answering an invitation. */
@NullMarked
package org.chorus.console.coalition;

import org.jspecify.annotations.NullMarked;
