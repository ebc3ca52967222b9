/**
 * What an organization learns by its own list: who is new to it, and what it shares with others.
 */
@NullMarked
package org.chorus.console.overlap;

import org.jspecify.annotations.NullMarked;
