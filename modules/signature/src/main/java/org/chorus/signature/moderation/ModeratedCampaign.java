package org.chorus.signature.moderation;

import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;

/** A Campaign that somebody was let in to moderate. */
record ModeratedCampaign(CampaignId id, CoalitionId coalition, PoolId pool, String name) {}
