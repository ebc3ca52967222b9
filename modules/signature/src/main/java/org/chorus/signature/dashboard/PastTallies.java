package org.chorus.signature.dashboard;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chorus.kernel.PoolId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sums up the days that are over, so that dashboards need not add up campaigns and partners each
 * time. Whether a day is summed up changes no number: those that are not are read from the tallies.
 */
@Component
class PastTallies {

  private static final Logger log = LoggerFactory.getLogger(PastTallies.class);

  /**
   * A signature is written moments after it was given, and never so late that its day is summed up.
   */
  private static final int DAYS_LEFT = 1;

  /**
   * Whether nobody is at changing old signatures, and nobody begins to until the transaction ends;
   * whoever was is seen by the next statement. Waiting for that would have others wait behind.
   */
  private static final String ALONE =
      "select pg_try_advisory_xact_lock(hashtextextended('past', 3))";

  private static final String SUM_UP =
      """
      insert into past_tally (pool_id, dimension, since, value, signatures)
      select pool_id, part.dimension, since, part.value, sum(signatures)
        from tally
       cross join lateral (
          select tally.dimension, tally.value
           union all
          select 'PARTNER', coalesce(organization_id::text, '')
           where tally.dimension = 'LANGUAGE'
        ) as part (dimension, value)
       where pool_id = :pool
         and tally.dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE')
         and standing = 'COUNTED'
         and since >= coalesce((select until from past where pool_id = :pool), '-infinity')
         and since < :until
       group by pool_id, part.dimension, since, part.value
      having sum(signatures) <> 0
      """;

  private static final String MOVE_ON =
      """
      insert into past (pool_id, until)
      values (:pool, :until)
          on conflict (pool_id) do update
         set until = excluded.until
       where past.until < excluded.until
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  PastTallies(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Of every pool. Where somebody is at changing signatures at that moment, it is left for the next
   * time.
   *
   * @return how many were left
   */
  long sumUp() {
    Timestamp until =
        Timestamp.from(
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(DAYS_LEFT)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
    return behind(until).stream()
        .filter(pool -> !requireNonNull(transactions.execute(begun -> sumUp(pool, until))))
        .count();
  }

  private List<PoolId> behind(Timestamp until) {
    return jdbc.sql(
            """
            select id
              from signature_pool
             where not exists (select from past
                                where pool_id = signature_pool.id
                                  and past.until >= :until)
             order by id
            """)
        .param("until", until)
        .query((row, number) -> new PoolId(row.getObject("id", UUID.class)))
        .list();
  }

  private boolean sumUp(PoolId pool, Timestamp until) {
    boolean alone = jdbc.sql(ALONE).query((row, number) -> row.getBoolean(1)).single();
    if (alone) {
      jdbc.sql(SUM_UP).param("pool", pool.value()).param("until", until).update();
      jdbc.sql(MOVE_ON).param("pool", pool.value()).param("until", until).update();
    }
    return alone;
  }

  /** On one node; there is something to do once a day. */
  @Configuration
  static class Schedule {
    @Bean
    RecurringTask<Void> sumUpThePast(PastTallies past) {
      return Tasks.recurring("sum-up-the-past", FixedDelay.ofHours(1))
          .execute(
              (task, context) -> {
                long left = past.sumUp();
                if (left > 0) {
                  log.info("signatures are being changed: {} pools are summed up later", left);
                }
              });
    }
  }
}
