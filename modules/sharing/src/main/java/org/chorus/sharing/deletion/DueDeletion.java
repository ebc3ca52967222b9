package org.chorus.sharing.deletion;

import java.time.Instant;
import org.chorus.kernel.EmailAddress;
import org.chorus.signature.PersonName;

/**
 * Somebody whom an Organization must delete wherever it copied the contact to.
 *
 * @param pool from which it was exported, by name
 * @param dueAt a month later (GDPR Art. 12(3))
 */
public record DueDeletion(
    DeletionId id,
    PersonName givenName,
    PersonName familyName,
    EmailAddress email,
    String pool,
    DeletionReason reason,
    Instant dueAt) {

  /** Whether the month is over. */
  public boolean isOverdue(Instant now) {
    return now.isAfter(dueAt);
  }
}
