/** What a campaign brought in, and the export of the people who agreed. */
@NullMarked
package org.chorus.console.numbers;

import org.jspecify.annotations.NullMarked;
