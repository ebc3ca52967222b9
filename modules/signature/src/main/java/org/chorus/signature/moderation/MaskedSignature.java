package org.chorus.signature.moderation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.chorus.signature.Standing;
import org.chorus.signature.Suspicion;

/**
 * What moderators see of a Signature: enough to tell a person from a program, and neither the name
 * nor the address, nor who is credited with it. Prints masked.
 *
 * @param initials of the given and the family name
 * @param address its first letter and its domain
 * @param network from where, cut to /24 or /48
 * @param confirmed whether the address is known to be the signer's
 * @param country as the person said
 * @param words the letter in own words, where the person changed it
 */
public record MaskedSignature(
    long id,
    Instant signedAt,
    String initials,
    String address,
    Standing standing,
    Set<Suspicion> suspicions,
    Optional<String> network,
    boolean confirmed,
    String language,
    Optional<String> country,
    Optional<String> words) {

  @Override
  public String toString() {
    return "MaskedSignature[masked]";
  }
}
