package org.chorus.signature;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.signature.PoolBreakdown.Reason;
import org.chorus.signature.PoolBreakdown.Uncounted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the tallies what does not count of a pool. {@link Numbers} asks who may. */
@Component
class Breakdowns {

  private final JdbcClient jdbc;
  private final Reconciler reconciler;

  Breakdowns(JdbcClient jdbc, Reconciler reconciler) {
    this.jdbc = jdbc;
    this.reconciler = reconciler;
  }

  /** As one Organization may know it; a pool of another Coalition looks like an empty one. */
  PoolBreakdown of(OrganizationId organization, CoalitionId coalition, PoolId pool) {
    return isFed(coalition, pool)
        ? new PoolBreakdown(uncounted(organization, pool), reconciler.latest(pool))
        : new PoolBreakdown(List.of(), Optional.empty());
  }

  private boolean isFed(CoalitionId coalition, PoolId pool) {
    return jdbc.sql(
            """
            select exists (select from campaign
                            where pool_id = :pool
                              and coalition_id = :coalition)
            """)
        .param("pool", pool.value())
        .param("coalition", coalition.value())
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  private List<Uncounted> uncounted(OrganizationId organization, PoolId pool) {
    return jdbc
        .sql(
            """
            select standing, sum(signatures) as total,
                   coalesce(sum(signatures) filter (where organization_id = :organization), 0) as own
              from tally
             where pool_id = :pool
               and dimension = 'EVER'
               and standing <> 'COUNTED'
             group by standing
            having sum(signatures) > 0
            """)
        .param("organization", organization.value())
        .param("pool", pool.value())
        .query(
            (row, number) ->
                new Uncounted(
                    Reason.valueOf(row.getString("standing")),
                    row.getLong("total"),
                    row.getLong("own")))
        .stream()
        .sorted(Comparator.comparing(Uncounted::reason))
        .toList();
  }
}
