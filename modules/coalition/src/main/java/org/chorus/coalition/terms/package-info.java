/** What Terms say about contact data, and in which words. Lowest of the rooms: values only. */
@NullMarked
@NamedInterface("terms")
package org.chorus.coalition.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
