package org.chorus.coalition;

import java.time.Instant;
import org.chorus.kernel.EmailAddress;

/**
 * An invitation by email that nobody has taken up, as conveners see it. Its time may be over.
 *
 * @param organizationName as the convener calls whom it invites; may be empty
 */
public record EmailInvitation(
    InvitationId id,
    EmailAddress email,
    String organizationName,
    String invitedBy,
    Instant invitedAt,
    Instant expiresAt) {

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
