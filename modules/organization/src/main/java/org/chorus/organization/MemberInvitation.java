package org.chorus.organization;

import java.time.Instant;
import org.chorus.kernel.EmailAddress;

/**
 * An invitation to become a member of an Organization, as the identity provider keeps it. Without
 * the link: that is for the invited person alone.
 *
 * @param name empty when it was given without one
 */
public record MemberInvitation(
    String id, EmailAddress email, String name, Instant sentAt, Instant expiresAt) {

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
