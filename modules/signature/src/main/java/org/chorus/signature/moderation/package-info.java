/**
 * Telling people from programs after the fact: what moderators of a Campaign see of its Signatures,
 * and what they do with them. Stands above the act of signing, which knows nothing of it.
 */
@NullMarked
@NamedInterface("moderation")
package org.chorus.signature.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
