/**
 * Mail that waits, and how it leaves: who claims it, in whose name, from which address, what became
 * of it, and where what comes back is to go.
 */
@NullMarked
@NamedInterface("outbox")
package org.chorus.mail.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
