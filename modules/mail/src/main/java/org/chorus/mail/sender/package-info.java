/** Addresses of their own that Organizations write from, and the proof that they may. */
@NullMarked
@NamedInterface("sender")
package org.chorus.mail.sender;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
