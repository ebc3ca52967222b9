package org.chorus.signature.moderation;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chorus.access.SupporterRows;
import org.chorus.signature.Followers;
import org.chorus.signature.Standings;
import org.chorus.signature.Standings.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out what moderators began, in batches of one transaction each: some signatures, their
 * tallies, and that they are dealt with. Whoever signs meanwhile waits for a batch at most.
 */
@Component
public class ActionRunner {

  private static final Logger log = LoggerFactory.getLogger(ActionRunner.class);

  /** Long enough to be quick, short enough that people who sign do not notice. */
  static final int BATCH = 1000;

  /** One node at a time works on an action; another that comes along leaves it alone. */
  private static final String CLAIM =
      """
      select deed, state
        from moderation_action
       where id = :action
         and state in ('RUNNING', 'UNDOING')
         for update skip locked
      """;

  /**
   * The next ones, all of which need the same step. Locked by a statement of its own, so that the
   * next one sees what happened to them up to the lock; in the order in which everybody locks.
   */
  private static final String LOCK =
      """
      select signature.id
        from signature
        join (select signature_id
                from moderated_signature
               where action_id = :action
                 and state = :waiting
                 and undoing = (select min(undoing)
                                  from moderated_signature
                                 where action_id = :action
                                   and state = :waiting)
               order by signature_id
               limit :limit) as batch on batch.signature_id = signature.id
       order by signature.id
         for no key update of signature
      """;

  private static final String MARK_DONE =
      """
      update moderated_signature as moderated
         set state   = case when changes then 'CHANGED' else 'UNTOUCHED' end,
             turn    = case when changes then nextval('moderation_turn') end,
             undoing = case when not changes                                then ''
                            when :takesOut                                  then 'RESTORE'
                            when not held                                   then 'INVALIDATE'
                            when invalidated_at is null                     then 'HOLD'
                            else 'HOLD_AND_INVALIDATE' end
        from signature
       cross join lateral (
         select withdrawn_at is null
                and case when :takesOut then invalidated_at is null
                                        else held or invalidated_at is not null end as changes
       ) as whether
       where signature.id = moderated.signature_id
         and moderated.action_id = :action
         and moderated.signature_id = any(:signatures)
      returning moderated.signature_id, moderated.state = 'CHANGED' as changed, moderated.undoing as step
      """;

  /**
   * What was changed again since stays as it is, and who undoes that later goes all the way back:
   * the next act that stands takes over what there is to undo, where it has not the same itself.
   */
  private static final String MARK_UNDONE =
      """
      with marked as (
        update moderated_signature as moderated
           set state = case when exists (select from moderated_signature as later
                                          where later.signature_id = moderated.signature_id
                                            and later.turn > moderated.turn
                                            and later.state = 'CHANGED')
                            then 'KEPT' else 'UNDONE' end
         where action_id = :action
           and signature_id = any(:signatures)
        returning signature_id, undoing, turn, state
      ), passed_on as (
        update moderated_signature as next
           set undoing = concat_ws('_AND_',
                                   case when 'HOLD' in (left(marked.undoing, 4), left(next.undoing, 4)) then 'HOLD' end,
                                   coalesce(substring(marked.undoing from '(INVALIDATE|RESTORE)$'),
                                            substring(next.undoing from '(INVALIDATE|RESTORE)$')))
          from marked
         where marked.state = 'KEPT'
           and next.signature_id = marked.signature_id
           and next.turn = (select min(later.turn)
                              from moderated_signature as later
                             where later.signature_id = marked.signature_id
                               and later.turn > marked.turn
                               and later.state = 'CHANGED')
      )
      select signature_id, state = 'UNDONE' as changed, case state when 'UNDONE' then undoing else '' end as step
        from marked
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Standings standings;
  private final Followers followers;
  private final TransactionTemplate transaction;

  ActionRunner(
      JdbcClient jdbc,
      SupporterRows rows,
      Standings standings,
      Followers followers,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.standings = standings;
    this.followers = followers;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Everything that was begun, to its end; for recurring work. */
  public void runAll() {
    for (long action : underWay()) {
      try {
        run(action);
      } catch (RuntimeException e) { // the others are not to wait for it
        log.error("moderation {} goes on later", action, e);
      }
    }
  }

  private void run(long action) {
    long begin = System.nanoTime();
    while (runBatch(action)) {
      followers.makeWay(Duration.ofNanos(System.nanoTime() - begin));
      begin = System.nanoTime();
    }
  }

  private List<Long> underWay() {
    return jdbc.sql(
            "select id from moderation_action where state in ('RUNNING', 'UNDOING') order by id")
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** Whether an action goes on after this batch, as far as this node has to do with it. */
  boolean runBatch(long action) {
    return requireNonNull(
        transaction.execute(
            begun -> claim(action).map(claimed -> run(action, claimed)).orElse(false)));
  }

  private record Claimed(String deed, String state) {

    boolean undoes() {
      return ModerationAction.State.valueOf(state) == ModerationAction.State.UNDOING;
    }

    /** The state of the signatures that are still to be dealt with. */
    String waiting() {
      return undoes() ? "CHANGED" : "WAITING";
    }

    boolean takesOut() {
      return Deed.valueOf(deed) == Deed.TAKE_OUT;
    }
  }

  private Optional<Claimed> claim(long action) {
    return jdbc.sql(CLAIM).param("action", action).query(Claimed.class).optional();
  }

  private boolean run(long action, Claimed claimed) {
    rows.openAll();
    List<Long> batch = lock(action, claimed);
    if (batch.isEmpty()) {
      finish(action, claimed);
      return false;
    }
    List<Marked> changed = mark(action, claimed, batch).stream().filter(Marked::changed).toList();
    count(action, claimed, batch.size(), changed.size());
    take(claimed, changed);
    if (batch.size() < BATCH && isExhausted(action, claimed)) {
      finish(action, claimed);
      return false;
    }
    return true;
  }

  private List<Long> lock(long action, Claimed claimed) {
    return jdbc.sql(LOCK)
        .param("action", action)
        .param("waiting", claimed.waiting())
        .param("limit", BATCH)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** Locks nothing: the tallies are locked by now, and signatures come before them. */
  private boolean isExhausted(long action, Claimed claimed) {
    return jdbc.sql(
            """
            select not exists (select from moderated_signature
                                where action_id = :action
                                  and state = :waiting)
            """)
        .param("action", action)
        .param("waiting", claimed.waiting())
        .query(Boolean.class)
        .single();
  }

  /**
   * @param changed whether it is another than before, or as before again
   * @param step what takes it back; empty where there is nothing to do for that
   */
  private record Marked(long signatureId, boolean changed, String step) {}

  private List<Marked> mark(long action, Claimed claimed, List<Long> batch) {
    return jdbc.sql(claimed.undoes() ? MARK_UNDONE : MARK_DONE)
        .param("action", action)
        .param("signatures", new SqlArrayValue("bigint", batch.toArray()))
        .param("takesOut", claimed.takesOut())
        .query(
            (row, number) ->
                new Marked(
                    row.getLong("signature_id"), row.getBoolean("changed"), row.getString("step")))
        .list();
  }

  /** Before the tallies are locked: nobody who signs has to wait for this. */
  private void count(long action, Claimed claimed, int handled, int changed) {
    jdbc.sql(
            claimed.undoes()
                ? "update moderation_action set restored = restored + :changed where id = :action"
                : """
                  update moderation_action
                     set handled = handled + :handled, changed = changed + :changed
                   where id = :action
                  """)
        .param("action", action)
        .param("handled", handled)
        .param("changed", changed)
        .update();
  }

  /**
   * One step for all of them. What a deed was found to change it changes; what is undone may have
   * come about by itself meanwhile.
   */
  private void take(Claimed claimed, List<Marked> changed) {
    String undoing = changed.isEmpty() ? "" : changed.getFirst().step(); // a batch of one kind
    if (undoing.isEmpty()) {
      return;
    }
    List<Long> signatures = changed.stream().map(Marked::signatureId).toList();
    if (claimed.undoes()) {
      standings.take(Step.valueOf(undoing), signatures);
      return;
    }
    Step step = Deed.valueOf(claimed.deed()).step();
    long taken = standings.take(step, signatures);
    if (taken != signatures.size()) {
      throw new IllegalStateException(
          "%d of %d locked signatures took the step %s".formatted(taken, signatures.size(), step));
    }
  }

  private void finish(long action, Claimed claimed) {
    jdbc.sql("update moderation_action set state = :state where id = :action")
        .param("action", action)
        .param("state", claimed.undoes() ? "UNDONE" : "DONE")
        .update();
  }

  /** Brought forward when a moderator begins something; once a minute goes on with what stopped. */
  @Configuration
  static class Schedule {
    @Bean
    RecurringTask<Void> moderateSignatures(ActionRunner runner) {
      return Tasks.recurring("moderate-signatures", FixedDelay.ofMinutes(1))
          .execute((task, context) -> runner.runAll());
    }
  }
}
