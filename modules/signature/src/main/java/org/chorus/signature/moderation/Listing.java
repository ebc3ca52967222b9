package org.chorus.signature.moderation;

import java.util.List;

/**
 * Signatures, newest first, as far as they were asked for.
 *
 * @param more whether there are older ones
 */
public record Listing(List<MaskedSignature> signatures, boolean more) {

  public Listing {
    signatures = List.copyOf(signatures);
  }
}
