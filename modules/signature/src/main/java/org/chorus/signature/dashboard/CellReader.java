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
 * Reads from the tallies what a dashboard is made of: as many statements for a hundred partners as
 * for one, and as many rows for ten million signatures as for a hundred thousand. {@link
 * Dashboards} asks who may, and opens the transaction in which all of them see the same moment.
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
                    everybody(pool.id(), today),
                    own(pool.id(), organization, campaign),
                    days(pool.id()),
                    credits(pool.id(), today),
                    pool.asksCountry()))
        .orElse(Cells.NONE);
  }

  private record Pool(UUID id, boolean asksCountry) {}

  private Optional<Pool> pool(CoalitionId coalition, CampaignId campaign) {
    return jdbc.sql(
            """
            select pool_id, exists (select from campaign as feeding
                                     where feeding.pool_id = campaign.pool_id
                                       and feeding.coalition_id = campaign.coalition_id
                                       and feeding.country_question <> 'NO') as asks_country
              from campaign
             where id = :campaign
               and coalition_id = :coalition
            """)
        .param("campaign", campaign.value())
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Pool(row.getObject("pool_id", UUID.class), row.getBoolean("asks_country")))
        .optional();
  }

  /** All partners' rows are added up here, so what is asked of each row is kept small. */
  private List<Everybody> everybody(UUID pool, LocalDate today) {
    return jdbc.sql(
            """
            select dimension, value,
                   case when since >= :seven_days  then 'SEVEN_DAYS'
                        when since >= :thirty_days then 'THIRTY_DAYS'
                        else 'EVER'
                   end as shortest,
                   sum(signatures) as people
              from tally
             where pool_id = :pool
               and dimension in ('CHANNEL', 'COUNTRY', 'LANGUAGE')
               and standing = 'COUNTED'
             group by dimension, value, shortest
            having sum(signatures) > 0
            """)
        .param("pool", pool)
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
  private List<Own> own(UUID pool, OrganizationId organization, CampaignId campaign) {
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
        .param("pool", pool)
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
  private List<Total> days(UUID pool) {
    return jdbc.sql(
            """
            select (since at time zone 'UTC')::date as day, sum(signatures) as people
              from tally
             where pool_id = :pool
               and dimension = 'LANGUAGE'
               and standing = 'COUNTED'
             group by day
            having sum(signatures) > 0
             order by day
            """)
        .param("pool", pool)
        .query(
            (row, number) ->
                new Total(row.getObject("day", LocalDate.class), row.getLong("people")))
        .list();
  }

  private List<Credit> credits(UUID pool, LocalDate today) {
    return jdbc.sql(
            """
            select organization_id,
                   case when since >= :seven_days  then 'SEVEN_DAYS'
                        when since >= :thirty_days then 'THIRTY_DAYS'
                        else 'EVER'
                   end as shortest,
                   sum(signatures) as people
              from tally
             where pool_id = :pool
               and dimension = 'LANGUAGE'
               and standing = 'COUNTED'
             group by organization_id, shortest
            having sum(signatures) > 0
            """)
        .param("pool", pool)
        .params(beginnings(today))
        .query((row, number) -> credit(row))
        .list();
  }

  private static Credit credit(ResultSet row) throws SQLException {
    return new Credit(
        Optional.ofNullable(row.getObject("organization_id", UUID.class)).map(OrganizationId::new),
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
