package org.chorus.signature;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of signatures after they were taken in. Each step is one statement, which moves the
 * tallies along. Whether a signature counts then follows from all its steps, and the database says
 * so itself ({@code signature.standing}).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Standings {

  /** One thing that can happen to a signature. Happening once more, it changes nothing. */
  public enum Step {
    /** The address is the signer's own. */
    CONFIRM("confirmed_at is null", "confirmed_at = :now"),
    /** A moderator lets it in, however suspicious it looked. */
    RELEASE("held", "held = false"),
    /** A moderator lets it in, whatever keeps it out. */
    LET_IN("(held or invalidated_at is not null)", "held = false, invalidated_at = null"),
    /** A moderator holds it again. */
    HOLD("not held", "held = true"),
    /** A moderator holds it again, and out of the count. */
    HOLD_AND_INVALIDATE(
        "(not held or invalidated_at is null)",
        "held = true, invalidated_at = coalesce(invalidated_at, :now)"),
    /** A moderator takes it out of the count. */
    INVALIDATE("invalidated_at is null", "invalidated_at = :now"),
    /** A moderator takes that back. */
    RESTORE("invalidated_at is not null", "invalidated_at = null"),
    /** The person takes it back. */
    WITHDRAW("withdrawn_at is null", "withdrawn_at = :now");

    private final String sql;

    Step(String unlessTaken, String change) {
      this.sql =
          """
          with found as (
            select id
              from signature
             where id = any(:signatures)
               and %s
             order by id
               for update
          ), changed as (
            update signature
               set %s
              from found
             where signature.id = found.id
            returning new.id, new.pool_id, new.campaign_id, new.organization_id, new.channel, new.country,
                      new.language, new.signed_at, old.standing as was, new.standing as standing,
                      old.confirmed_at is not null as was_confirmed,
                      new.confirmed_at is not null as confirmed
          ),
          """
                  .formatted(unlessTaken, change)
              + TallyMoves.FROM_CHANGED
              + "select count(*) from changed";
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  Standings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes the step with every signature that has not taken it, in the caller's transaction, whose
   * rows are open ({@link org.chorus.access.SupporterRows#openAll}). For this module and its rooms,
   * which ask who may; once in a transaction, because transactions that move tallies wait for each
   * other in the order of one statement.
   *
   * @return how many did
   */
  public long take(Step step, Collection<Long> signatures) {
    return jdbc.sql(step.sql)
        .param("signatures", new SqlArrayValue("bigint", signatures.toArray()))
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }
}
