/**
 * What stops one thing on the whole installation: the screen of those who may flip it, and what
 * everybody at the console is told.
 */
@NullMarked
package org.chorus.console.switches;

import org.jspecify.annotations.NullMarked;
