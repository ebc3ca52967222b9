package org.chorus.access;

import java.time.Instant;
import java.util.Optional;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;

/**
 * A role as it is given to somebody in an Organization.
 *
 * @param coalition the only Coalition that it is for
 * @param campaign the only Campaign that it is for
 * @param until the moment from which it counts for nothing
 * @param group the path of the group at the identity provider that brings it, such as {@code
 *     /editors}; it goes with the group
 */
public record Assignment(
    Role role,
    Optional<CoalitionId> coalition,
    Optional<CampaignId> campaign,
    Optional<Instant> until,
    Optional<String> group) {

  /** For good, in the Organization as a whole, or for the platform. */
  public static Assignment of(Role role) {
    return new Assignment(
        role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Because of a group at the identity provider. */
  public static Assignment fromGroup(Role role, String path) {
    return new Assignment(
        role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(path));
  }

  static Assignment convening(CoalitionId coalition) {
    return new Assignment(
        Role.CONVENER,
        Optional.of(coalition),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, for one Campaign only. */
  public Assignment in(CampaignId only) {
    return new Assignment(role, coalition, Optional.of(only), until, group);
  }

  /** The same, with an end or without one. */
  public Assignment until(Optional<Instant> end) {
    return new Assignment(role, coalition, campaign, end, group);
  }

  /** Whether it lasts and was given by hand, so that somebody who holds it can be the last one. */
  public boolean isLasting() {
    return until.isEmpty() && group.isEmpty();
  }
}
