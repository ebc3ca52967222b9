package org.chorus.access;

import org.chorus.kernel.Actor;
import org.chorus.kernel.PoolId;

/**
 * Proof that an Actor may read, now, personal data of people in one pool: the contacts that were
 * granted to the Actor's Organization, or the masked signatures of a Campaign that the Actor
 * moderates. Only {@link Access} mints it, and minting writes the audit trail; so every reading of
 * personal data can be found by searching for this type.
 */
public final class PersonalDataAccess {

  private final Actor actor;
  private final PoolId pool;

  PersonalDataAccess(Actor actor, PoolId pool) {
    this.actor = actor;
    this.pool = pool;
  }

  public Actor actor() {
    return actor;
  }

  public PoolId pool() {
    return pool;
  }
}
