package org.chorus.access;

import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;

/** Why somebody may do something: the permission, where it holds, and the grant it comes from. */
public record Reason(Permission permission, Where where, RoleGrant grant) {

  /** Where a permission holds. */
  public sealed interface Where {

    /** In the whole installation. */
    record Platform() implements Where {}

    /**
     * In the Organization; as far as Coalitions are concerned, in each in which it has an active
     * Seat.
     */
    record WholeOrganization() implements Where {}

    /** In one Coalition, because the Organization's Seat there convenes. */
    record Convened(CoalitionId coalition) implements Where {}

    /** In one Campaign, as long as the Organization takes part in it. */
    record OneCampaign(CampaignId campaign) implements Where {}
  }
}
