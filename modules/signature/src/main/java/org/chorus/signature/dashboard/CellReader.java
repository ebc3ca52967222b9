package org.chorus.signature.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.signature.dashboard.Cells.Credit;
import org.chorus.signature.dashboard.Cells.Dimension;
import org.chorus.signature.dashboard.Cells.Everybody;
import org.chorus.signature.dashboard.Cells.Own;
import org.chorus.signature.dashboard.Cells.Total;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what a dashboard is made of: of the past from its sums, and of the days since, and of the
 * partner's own people, from the tallies. As many statements for a hundred partners as for one, and
 * as many rows for ten million signatures as for a hundred thousand. {@link Dashboards} asks who
 * may, and opens the transaction in which all of them see the same moment.
 */
@Component
class CellReader {

  private final JdbcClient jdbc;

  CellReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of the pool that the Campaign feeds; nothing where it is not one of the Coalition. */
  Cells read(
      OrganizationId organization, CoalitionId coalition, CampaignId campaign, LocalDate today) {
    return pool(coalition, campaign)
        .map(
            pool ->
                new Cells(
                    everybody(pool, today),
                    own(pool, organization, campaign),
                    days(pool),
                    credits(pool, today),
                    pool.asksCountry()))
        .orElse(Cells.NONE);
  }

  /**
   * @param until where the past ends
   */
  private record Pool(UUID id, boolean asksCountry, Timestamp until) {}

  private Optional<Pool> pool(CoalitionId coalition, CampaignId campaign) {
    return jdbc.sql(
            """
            select pool_id, exists (select from campaign as feeding
                                     where feeding.pool_id = campaign.pool_id
                                       and feeding.coalition_id = campaign.coalition_id
                                       and feeding.country_question <> 'NO') as asks_country,
                   coalesce(until, 'epoch') as until
              from campaign
              left join past using (pool_id)
             where id = :campaign
               and coalition_id = :coalition
            """)
        .param("campaign", campaign.value())
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Pool(
                    row.getObject("pool_id", UUID.class),
                    row.getBoolean("asks_country"),
                    row.getTimestamp("until")))
        .optional();
  }

  private List<Everybody> everybody(Pool pool, LocalDate today) {
    return jdbc.sql(
            """
            select dimension, value,
                   case when since >= :seven_days  then 'SEVEN_DAYS'
                        when since >= :thirty_days then 'THIRTY_DAYS'
                        else 'EVER'
                   end as shortest,
                   sum(signatures) as people
              from (select dimension, value, since, signatures
                      from past_tally
                     where pool_id = :pool
                       and dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE')
                     union all
                    select dimension, value, since, signatures
                      from tally
                     where pool_id = :pool
                       and dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE')
                       and standing = 'COUNTED'
                       and since >= :until) as part
             group by dimension, value, shortest
            having sum(signatures) > 0
            """)
        .param("pool", pool.id())
        .param("until", pool.until())
        .params(beginnings(today))
        .query(
            (row, number) ->
                new Everybody(
                    Dimension.valueOf(row.getString("dimension")),
                    row.getString("value"),
                    Lookback.valueOf(row.getString("shortest")),
                    row.getLong("people")))
        .list();
  }

  /** Named by campaign as well, because that stands before the organization in the tallies' key. */
  private List<Own> own(Pool pool, OrganizationId organization, CampaignId campaign) {
    return jdbc.sql(
            """
            select dimension, value, (since at time zone 'UTC')::date as day, sum(signatures) as people
              from tally
             where pool_id = :pool
               and dimension in ('CHANNEL', 'LINK', 'COUNTRY', 'LANGUAGE')
               and campaign_id in (select id from campaign where pool_id = :pool)
               and organization_id = :organization
               and standing = 'COUNTED'
               and (dimension <> 'LINK' or campaign_id = :campaign)
             group by dimension, value, day
            having sum(signatures) > 0
            """)
        .param("pool", pool.id())
        .param("organization", organization.value())
        .param("campaign", campaign.value())
        .query(
            (row, number) ->
                new Own(
                    Dimension.valueOf(row.getString("dimension")),
                    row.getString("value"),
                    row.getObject("day", LocalDate.class),
                    row.getLong("people")))
        .list();
  }

  /** From the dimension with the fewest rows: all of them have the same sum. */
  private List<Total> days(Pool pool) {
    return jdbc.sql(
            """
            select (since at time zone 'UTC')::date as day, sum(signatures) as people
              from (select since, signatures
                      from past_tally
                     where pool_id = :pool
                       and dimension = 'LANGUAGE'
                     union all
                    select since, signatures
                      from tally
                     where pool_id = :pool
                       and dimension = 'LANGUAGE'
                       and standing = 'COUNTED'
                       and since >= :until) as part
             group by day
            having sum(signatures) > 0
             order by day
            """)
        .param("pool", pool.id())
        .param("until", pool.until())
        .query(
            (row, number) ->
                new Total(row.getObject("day", LocalDate.class), row.getLong("people")))
        .list();
  }

  private List<Credit> credits(Pool pool, LocalDate today) {
    return jdbc.sql(
            """
            select partner,
                   case when since >= :seven_days  then 'SEVEN_DAYS'
                        when since >= :thirty_days then 'THIRTY_DAYS'
                        else 'EVER'
                   end as shortest,
                   sum(signatures) as people
              from (select value as partner, since, signatures
                      from past_tally
                     where pool_id = :pool
                       and dimension = 'PARTNER'
                     union all
                    select coalesce(organization_id::text, ''), since, signatures
                      from tally
                     where pool_id = :pool
                       and dimension = 'LANGUAGE'
                       and standing = 'COUNTED'
                       and since >= :until) as part
             group by partner, shortest
            having sum(signatures) > 0
            """)
        .param("pool", pool.id())
        .param("until", pool.until())
        .params(beginnings(today))
        .query((row, number) -> credit(row))
        .list();
  }

  private static Credit credit(ResultSet row) throws SQLException {
    return new Credit(
        Optional.of(row.getString("partner"))
            .filter(partner -> !partner.isEmpty())
            .map(partner -> new OrganizationId(UUID.fromString(partner))),
        Lookback.valueOf(row.getString("shortest")),
        row.getLong("people"));
  }

  private static Map<String, Timestamp> beginnings(LocalDate today) {
    return Map.of(
        "seven_days", beginning(Lookback.SEVEN_DAYS, today),
        "thirty_days", beginning(Lookback.THIRTY_DAYS, today));
  }

  private static Timestamp beginning(Lookback lookback, LocalDate today) {
    return Timestamp.from(
        lookback.begin(today).orElseThrow().atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
