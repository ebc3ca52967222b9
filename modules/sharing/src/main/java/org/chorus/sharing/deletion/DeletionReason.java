package org.chorus.sharing.deletion;

/** Why an Organization must delete a contact that it took along. */
public enum DeletionReason {
  /** The person said no to it, after a yes. */
  REFUSED,
  /** The person took the signature back. */
  WITHDRAWN,
  /** The person had everything erased. */
  ERASED
}
