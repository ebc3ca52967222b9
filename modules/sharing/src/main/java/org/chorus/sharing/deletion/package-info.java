/**
 * What Organizations took along of people who want that no more, and must delete where they copied
 * it to (GDPR Art. 17 and 19).
 */
@NullMarked
@NamedInterface("deletion")
package org.chorus.sharing.deletion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
