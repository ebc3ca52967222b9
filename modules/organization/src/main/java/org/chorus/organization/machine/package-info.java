/**
 * Machine clients of Organizations: programs that act for one over the API. Stands above the
 * Organizations themselves, which know nothing of it.
 */
@NullMarked
@NamedInterface("machine")
package org.chorus.organization.machine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
