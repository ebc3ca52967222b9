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
 * What becomes of signatures after they were taken in. Each step moves the tallies along. Whether a
 * signature counts then follows from all its steps, and the database says so itself ({@code
 * signature.standing}).
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
    /** A moderator holds it again, and takes back that it is out of the count. */
    HOLD_AND_RESTORE(
        "(not held or invalidated_at is not null)", "held = true, invalidated_at = null"),
    /** A moderator takes it out of the count. */
    INVALIDATE("invalidated_at is null", "invalidated_at = :now"),
    /** A moderator takes that back. */
    RESTORE("invalidated_at is not null", "invalidated_at = null"),
    /** The person takes it back. */
    WITHDRAW("withdrawn_at is null", "withdrawn_at = :now");

    private final String sql;

    Step(String unlessTaken, String change) {
      this.sql = TallyMoves.change(":signatures", unlessTaken, change);
    }
  }

  private static final String LOCK = TallyMoves.lock(":signatures");

  private final JdbcClient jdbc;
  private final Clock clock;

  Standings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes the step with every signature that has not taken it, in the caller's transaction, whose
   * rows are open ({@link org.chorus.access.SupporterRows#openAll}). One step in a transaction is
   * best: it ends with the tallies locked, and another would have to lock signatures then. For this
   * module and its rooms, which ask who may.
   *
   * @return how many did
   */
  public long take(Step step, Collection<Long> signatures) {
    SqlArrayValue ids = new SqlArrayValue("bigint", signatures.toArray());
    jdbc.sql(LOCK).param("signatures", ids).query().listOfRows();
    return jdbc.sql(step.sql)
        .param("signatures", ids)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> row.getLong("changed"))
        .single();
  }
}
