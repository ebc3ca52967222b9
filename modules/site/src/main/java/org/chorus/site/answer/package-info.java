/**
 * Answers that everybody gets alike: made once, compressed once, and handed out again for a moment.
 * Knows nothing of what stands in them.
 */
@NullMarked
package org.chorus.site.answer;

import org.jspecify.annotations.NullMarked;
