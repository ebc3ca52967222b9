package org.chorus.signature;

import org.chorus.campaign.life.SamePerson;
import org.chorus.kernel.EmailAddress;

/**
 * Somebody, as far as a pool tells people apart: one kind for each {@link SamePerson}. Prints
 * masked.
 */
public sealed interface Signer {

  /** Where whoever has the same address is the same person. */
  record AtAddress(EmailAddress address) implements Signer {}

  /** Where two people can share an address. */
  record Named(EmailAddress address, PersonName given, PersonName family) implements Signer {}

  /** Who wants to sign, by the rule of the page's pool. */
  static Signer of(SignRequest request) {
    return switch (request.page().samePerson()) {
      case BY_ADDRESS -> new AtAddress(request.email());
      case BY_ADDRESS_AND_NAME ->
          new Named(request.email(), request.givenName(), request.familyName());
    };
  }
}
