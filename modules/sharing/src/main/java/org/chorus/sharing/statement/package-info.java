/** What a partner got out of a pool, and why: read from what was granted, and never stored. */
@NullMarked
@NamedInterface("statement")
package org.chorus.sharing.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
