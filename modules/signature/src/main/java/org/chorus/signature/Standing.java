package org.chorus.signature;

/**
 * Whether a Signature counts, and if not, why. It follows from all that happened to it; where
 * several things keep it out, the first named here is said.
 */
public enum Standing {
  /** The person took it back. */
  WITHDRAWN,
  /** A moderator took it out of the count. */
  INVALIDATED,
  /** It looked suspicious, and waits for a moderator. */
  HELD,
  /** It counts once the address is confirmed. */
  UNCONFIRMED,
  /** It counts. */
  COUNTED
}
