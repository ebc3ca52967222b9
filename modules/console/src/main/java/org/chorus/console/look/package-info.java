/**
 * How every screen looks and speaks: its frame, its notices, its empty states, and dates and
 * numbers as the person reads them.
 */
@NullMarked
package org.chorus.console.look;

import org.jspecify.annotations.NullMarked;
