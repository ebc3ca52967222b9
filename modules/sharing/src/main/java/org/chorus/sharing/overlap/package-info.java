/**
 * What partners learn by their own lists without showing them: how many signers are new to them,
 * and how many people two of them share. Never who.
 */
@NullMarked
@NamedInterface("overlap")
package org.chorus.sharing.overlap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
