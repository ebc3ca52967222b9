/** What a partner got out of a pool, to the last name, and by which rule. */
@NullMarked
package org.chorus.console.statement;

import org.jspecify.annotations.NullMarked;
