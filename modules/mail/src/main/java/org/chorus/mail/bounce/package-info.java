/** What comes back: mail that could not be delivered, and complaints about mail that was. */
@NullMarked
package org.chorus.mail.bounce;

import org.jspecify.annotations.NullMarked;
