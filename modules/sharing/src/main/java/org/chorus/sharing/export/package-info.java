/** Files with the contacts of one Organization: prepared, kept for some days, read in pieces. */
@NullMarked
@NamedInterface("export")
package org.chorus.sharing.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
