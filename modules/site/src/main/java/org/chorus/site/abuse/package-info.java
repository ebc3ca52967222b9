/**
 * Who comes to the door: people, or programs that pretend. Marks what is suspicious without a word
 * to anybody, holds back floods from one place, and sets a challenge where one is wanted. Knows
 * nothing of how pages look.
 */
@NullMarked
package org.chorus.site.abuse;

import org.jspecify.annotations.NullMarked;
