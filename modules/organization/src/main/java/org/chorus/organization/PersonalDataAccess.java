package org.chorus.organization;

import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;

/**
 * Proof that an Actor may read, now, the contacts of one Campaign that were granted to the Actor's
 * Organization. Only {@link Access} mints it, and minting writes the audit trail; so every reading
 * of personal data can be found by searching for this type.
 */
public final class PersonalDataAccess {

  private final Actor actor;
  private final CampaignId campaign;

  PersonalDataAccess(Actor actor, CampaignId campaign) {
    this.actor = actor;
    this.campaign = campaign;
  }

  public Actor actor() {
    return actor;
  }

  public CampaignId campaign() {
    return campaign;
  }
}
