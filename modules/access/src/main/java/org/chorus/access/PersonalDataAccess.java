package org.chorus.access;

import org.chorus.kernel.Actor;
import org.chorus.kernel.PoolId;

/**
 * Proof that an Actor may read, now, personal data of supporters. Only {@link Access} mints it, and
 * minting writes the audit trail; so every reading of personal data can be found by searching for
 * this type.
 */
public sealed interface PersonalDataAccess {

  Actor actor();

  /**
   * Of people in one pool: the contacts that were granted to the Actor's Organization, or the
   * masked signatures of a Campaign that the Actor moderates.
   */
  final class OfPool implements PersonalDataAccess {
    private final Actor actor;
    private final PoolId pool;

    OfPool(Actor actor, PoolId pool) {
      this.actor = actor;
      this.pool = pool;
    }

    @Override
    public Actor actor() {
      return actor;
    }

    public PoolId pool() {
      return pool;
    }
  }

  /** Of people whom the Actor's Organization must delete, in whichever pool they were. */
  final class OfDeletions implements PersonalDataAccess {
    private final Actor actor;

    OfDeletions(Actor actor) {
      this.actor = actor;
    }

    @Override
    public Actor actor() {
      return actor;
    }
  }
}
