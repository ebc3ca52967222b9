package org.chorus.mail.outbox;

import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.EmailAddress;
import org.chorus.mail.suppression.AddressKey;

/**
 * A mail that one worker has taken from the outbox, to send it.
 *
 * @param key of the recipient; empty for mail to staff
 * @param own the address that it comes from, where that is not the installation's
 */
record Claimed(
    long id,
    UUID messageId,
    int attempts,
    Letter letter,
    Optional<AddressKey> key,
    Optional<Own> own) {

  /**
   * An Organization's own address.
   *
   * @param signed whether mail from it is signed here; else the server that takes it does
   */
  record Own(EmailAddress address, boolean signed) {}
}
