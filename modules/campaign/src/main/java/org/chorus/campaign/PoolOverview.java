package org.chorus.campaign;

import java.util.List;
import org.chorus.campaign.life.SamePerson;
import org.chorus.kernel.PoolId;

/**
 * A pool that Campaigns of a Coalition can share.
 *
 * @param campaigns the names of those that feed it
 */
public record PoolOverview(PoolId id, String name, SamePerson samePerson, List<String> campaigns) {}
