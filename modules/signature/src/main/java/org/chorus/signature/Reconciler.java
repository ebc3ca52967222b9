package org.chorus.signature;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.PoolId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds the tallies, and what is summed up of the past, against a recount of the signatures and
 * touches, each night and pool by pool. The two are written together and never differ; this shows
 * it, and repairs nothing: a difference is a fault of ours that somebody has to look at.
 */
@Component
class Reconciler {

  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

  private static final LocalTime AT_NIGHT = LocalTime.of(2, 30); // UTC

  /** One statement, so that both sides are seen as they stood at one moment. */
  private static final String COMPARE =
      """
      with counted as (
        select dimension, campaign_id, value, since, standing,
               coalesce(organization_id, '00000000-0000-0000-0000-000000000000') as seat,
               signatures, confirmed, own_words, assists
          from tally
         where pool_id = :pool
      ), recounted as (
        select dimension, campaign_id, value, since, standing, organization_id,
               coalesce(organization_id, '00000000-0000-0000-0000-000000000000') as seat,
               signatures, confirmed, own_words, assists
          from recount
         where pool_id = :pool
      ), compared as (
        select sum(recounted.signatures) filter (where dimension = 'EVER') as signatures,
               sum(abs(coalesce(counted.signatures, 0) - coalesce(recounted.signatures, 0))
                   + abs(coalesce(counted.confirmed, 0) - coalesce(recounted.confirmed, 0))
                   + abs(coalesce(counted.own_words, 0) - coalesce(recounted.own_words, 0))
                   + abs(coalesce(counted.assists, 0) - coalesce(recounted.assists, 0))) as drift
          from counted
          full join recounted using (dimension, campaign_id, value, since, standing, seat)
      ), past_counted as (
        select dimension, since, value, signatures
          from past_tally
         where pool_id = :pool
      ), past_recounted as (
        select part.dimension, since, part.value, sum(signatures) as signatures
          from recounted
         cross join lateral (
            select recounted.dimension, recounted.value
             where recounted.dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE')
             union all
            select 'PARTNER', coalesce(organization_id::text, '')
             where recounted.dimension = 'LANGUAGE'
          ) as part (dimension, value)
         where standing = 'COUNTED'
           and since < (select until from past where pool_id = :pool)
         group by part.dimension, since, part.value
      ), past_compared as (
        select sum(abs(coalesce(past_counted.signatures, 0) - coalesce(past_recounted.signatures, 0))) as drift
          from past_counted
          full join past_recounted using (dimension, since, value)
      )
      select coalesce(compared.signatures, 0) as signatures,
             coalesce(compared.drift, 0) + coalesce(past_compared.drift, 0) as drift
        from compared, past_compared
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Clock clock;

  Reconciler(JdbcClient jdbc, SupporterRows rows, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
  }

  /** Compares one pool, and keeps what came of it. Reads every signature of the pool. */
  @Transactional
  Reconciliation compare(PoolId pool) {
    rows.openAll();
    Reconciliation found =
        jdbc.sql(COMPARE)
            .param("pool", pool.value())
            .query(
                (row, number) ->
                    new Reconciliation(
                        clock.instant(), row.getLong("signatures"), row.getLong("drift")))
            .single();
    jdbc.sql(
            """
            insert into reconciliation (pool_id, compared_at, signatures, drift)
            values (:pool, :at, :signatures, :drift)
                on conflict (pool_id) do update
               set compared_at = excluded.compared_at,
                   signatures  = excluded.signatures,
                   drift       = excluded.drift
            """)
        .param("pool", pool.value())
        .param("at", Timestamp.from(found.at()))
        .param("signatures", found.signatures())
        .param("drift", found.drift())
        .update();
    return found;
  }

  /** What came of the last comparison. */
  Optional<Reconciliation> latest(PoolId pool) {
    return jdbc.sql(
            "select compared_at, signatures, drift from reconciliation where pool_id = :pool")
        .param("pool", pool.value())
        .query(
            (row, number) ->
                new Reconciliation(
                    row.getTimestamp("compared_at").toInstant(),
                    row.getLong("signatures"),
                    row.getLong("drift")))
        .optional();
  }

  private List<PoolId> pools() {
    return jdbc.sql("select id from signature_pool order by id")
        .query((row, number) -> new PoolId(row.getObject("id", UUID.class)))
        .list();
  }

  /** Each night, on one node. */
  @Configuration
  static class Schedule {
    @Bean
    RecurringTask<Void> reconcileTallies(Reconciler reconciler) {
      return Tasks.recurring("reconcile-tallies", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
          .execute(
              (task, context) -> {
                for (PoolId pool : reconciler.pools()) {
                  Reconciliation found = reconciler.compare(pool);
                  if (found.drift() != 0) {
                    log.error(
                        "the tallies of pool {} differ by {} from a recount of {} signatures",
                        pool.value(),
                        found.drift(),
                        found.signatures());
                  }
                }
              });
    }
  }
}
