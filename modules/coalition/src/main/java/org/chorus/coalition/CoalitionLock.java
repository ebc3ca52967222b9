package org.chorus.coalition;

import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.Permission;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets those who change who belongs to a Coalition, or on which Terms, do so one after the other.
 */
@Component
class CoalitionLock {

  private final CoalitionRepository coalitions;
  private final Access access;
  private final JdbcClient jdbc;

  CoalitionLock(CoalitionRepository coalitions, Access access, JdbcClient jdbc) {
    this.coalitions = coalitions;
    this.access = access;
    this.jdbc = jdbc;
  }

  /**
   * Waits for its turn, for an Actor with the permission. Asks again afterwards: two conveners who
   * suspend each other wait for the same lock, and the second is no convener any more.
   */
  Coalition take(Actor actor, Permission permission, CoalitionId id) {
    access.require(actor, permission, id);
    Coalition coalition = take(id).orElseThrow();
    access.require(actor, permission, id);
    return coalition;
  }

  /** Waits for its turn; empty when there is no such Coalition. */
  Optional<Coalition> take(CoalitionId id) {
    return jdbc.sql("select id from coalition where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional()
        .flatMap(coalitions::findById);
  }
}
