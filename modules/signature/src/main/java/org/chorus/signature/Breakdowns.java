package org.chorus.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.link.Channel;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.Country;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.signature.PoolBreakdown.Reason;
import org.chorus.signature.PoolBreakdown.Uncounted;
import org.chorus.signature.Shares.Count;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the tallies how a pool's number comes about. {@link Numbers} asks who may. */
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
    List<CountryQuestion> questions = questions(coalition, pool);
    List<Row> rows = questions.isEmpty() ? List.of() : rows(organization, pool);
    return new PoolBreakdown(
        rows.stream()
            .filter(row -> row.dimension().equals("EVER"))
            .map(row -> new Uncounted(Reason.valueOf(row.value()), row.total(), row.own()))
            .sorted(Comparator.comparing(Uncounted::reason))
            .toList(),
        Shares.of(
            rows.stream()
                .filter(row -> row.dimension().equals("CHANNEL"))
                .map(row -> new Count<>(Channel.valueOf(row.value()), row.total(), row.own()))
                .toList()),
        questions.stream().allMatch(question -> question == CountryQuestion.NO)
            ? Optional.empty()
            : Optional.of(
                Shares.of(
                    rows.stream()
                        .filter(row -> row.dimension().equals("COUNTRY"))
                        .map(row -> new Count<>(Country.parse(row.value()), row.total(), row.own()))
                        .toList())),
        questions.isEmpty() ? Optional.empty() : reconciler.latest(pool));
  }

  /** What the campaigns that feed the pool ask; empty where it has none in the Coalition. */
  private List<CountryQuestion> questions(CoalitionId coalition, PoolId pool) {
    return jdbc.sql(
            """
            select distinct country_question
              from campaign
             where pool_id = :pool
               and coalition_id = :coalition
            """)
        .param("pool", pool.value())
        .param("coalition", coalition.value())
        .query((row, number) -> CountryQuestion.valueOf(row.getString("country_question")))
        .list();
  }

  private record Row(String dimension, String value, long total, long own) {
    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          row.getString("dimension"),
          row.getString("value"),
          row.getLong("total"),
          row.getLong("own"));
    }
  }

  /** Of what does not count the reasons, and of what counts the channels and countries. */
  private List<Row> rows(OrganizationId organization, PoolId pool) {
    return jdbc.sql(
            """
            select dimension, standing as value, sum(signatures) as total,
                   coalesce(sum(signatures) filter (where organization_id = :organization), 0) as own
              from tally
             where pool_id = :pool
               and dimension = 'EVER'
               and standing <> 'COUNTED'
             group by dimension, standing
            having sum(signatures) > 0
             union all
            select dimension, value, sum(signatures),
                   coalesce(sum(signatures) filter (where organization_id = :organization), 0)
              from tally
             where pool_id = :pool
               and dimension in ('CHANNEL', 'COUNTRY')
               and standing = 'COUNTED'
             group by dimension, value
            having sum(signatures) > 0
             order by dimension, value
            """)
        .param("organization", organization.value())
        .param("pool", pool.value())
        .query(Row::of)
        .list();
  }
}
