package org.chorus.organization;

import java.util.Optional;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;

/** What roles for one Campaign must know of Campaigns; answered by whoever keeps them. */
public interface CampaignNames {

  /** The name of a Campaign; empty unless the Actor's Organization takes part in it just now. */
  Optional<String> nameOf(Actor actor, CampaignId campaign);
}
