/**
 * Who receives whom, and why: ContactGrants from answers, Seats and Terms. A grant is a function of
 * what people did and what partners agreed on; see {@link ContactGrants}.
 */
@NullMarked
@NamedInterface("grant")
package org.chorus.sharing.grant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
