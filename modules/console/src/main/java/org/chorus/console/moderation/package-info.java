/** Suspicious signatures of a campaign: looking at them, and deciding what becomes of them. */
@NullMarked
package org.chorus.console.moderation;

import org.jspecify.annotations.NullMarked;
