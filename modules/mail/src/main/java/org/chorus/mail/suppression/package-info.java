/** Who is not written to, for whom and until when, without anybody's address. */
@NullMarked
@NamedInterface("suppression")
package org.chorus.mail.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
