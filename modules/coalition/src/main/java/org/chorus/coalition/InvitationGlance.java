package org.chorus.coalition;

import java.time.Instant;

/** What the link of an invitation by email says to whoever opens it; opening changes nothing. */
public sealed interface InvitationGlance {

  /**
   * It can be taken up.
   *
   * @param coalition what the Coalition is called
   * @param invitedBy who invites, by name
   * @param inviter the Organization that this person invites for
   * @param organizationName as the convener calls whom it invites; may be empty
   */
  record Open(
      String coalition,
      String invitedBy,
      String inviter,
      String organizationName,
      Instant expiresAt)
      implements InvitationGlance {}

  /** Its time is over. */
  record Expired(Instant at) implements InvitationGlance {}

  /** It was taken up already: whoever did so finds it on their home page. */
  record TakenUp() implements InvitationGlance {}

  /** It was taken back, or replaced by one under another link, or never was. */
  record Unknown() implements InvitationGlance {}
}
