package org.chorus.mail.sender;

import java.time.Instant;
import java.util.Optional;
import org.chorus.kernel.EmailAddress;

/**
 * An address of an Organization's own, on the way to being written from.
 *
 * @param checkedAt when its domain was asked last
 */
public record OwnAddress(EmailAddress address, State state, Optional<Instant> checkedAt) {

  /** How far it is. */
  public enum State {
    /** A code was mailed to it, and has not been entered. */
    CODE_SENT,
    /** Somebody reads its mail; its domain does not carry the key yet. */
    DOMAIN_OPEN,
    /** Mail comes from it. */
    IN_USE,
    /** Mail came from it, until its domain stopped carrying the key. */
    LAPSED
  }
}
