/**
 * How a page becomes HTML: its template, its fixed words, the reader's language, and the pages that
 * say that something is not there. Knows nothing of campaigns.
 */
@NullMarked
package org.chorus.site.screen;

import org.jspecify.annotations.NullMarked;
