package org.chorus.signature;

import static org.chorus.access.Permission.READ_NUMBERS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.campaign.link.LinkId;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tallies. */
@Service
@Transactional(readOnly = true)
public class Numbers {

  private final JdbcClient jdbc;
  private final Breakdowns breakdowns;
  private final Access access;

  Numbers(JdbcClient jdbc, Breakdowns breakdowns, Access access) {
    this.jdbc = jdbc;
    this.breakdowns = breakdowns;
    this.access = access;
  }

  /** How many people signed in a pool: the one number that everybody may know. One statement. */
  @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
  public long total(PoolId pool) {
    return jdbc.sql(
            """
            select coalesce(sum(signatures), 0)
              from tally
             where pool_id = :pool
               and dimension = 'EVER'
               and standing = 'COUNTED'
            """)
        .param("pool", pool.value())
        .query(Long.class)
        .single();
  }

  /**
   * What the Actor's Organization may know of a pool of a Coalition. A pool of another Coalition
   * looks like an empty one. Whoever may see the numbers of one Campaign only sees those of the
   * pool that it feeds.
   */
  public PoolNumbers of(Actor actor, CoalitionId coalition, PoolId pool) {
    requireNumbers(actor, coalition, pool);
    List<Sums> campaigns = sumsByCampaign(actor.organization(), coalition, pool);
    return new PoolNumbers(
        campaigns.stream().mapToLong(Sums::total).sum(),
        campaigns.stream().mapToLong(Sums::own).sum(),
        campaigns.stream().mapToLong(Sums::assists).sum(),
        confirmed(coalition, pool),
        inOwnWords(coalition, pool),
        campaigns.stream()
            .map(sums -> new PoolNumbers.CampaignShare(sums.name(), sums.total(), sums.own()))
            .toList());
  }

  /**
   * What of such a pool does not count, and how its number compared with a recount; for those who
   * may know the number itself.
   */
  public PoolBreakdown breakdown(Actor actor, CoalitionId coalition, PoolId pool) {
    requireNumbers(actor, coalition, pool);
    return breakdowns.of(actor.organization(), coalition, pool);
  }

  /**
   * What came of the links of the Actor's Organization to a Campaign of the Coalition. Those by
   * which nobody came are missing.
   */
  public Map<LinkId, LinkNumbers> byLink(Actor actor, CoalitionId coalition, CampaignId campaign) {
    access.require(actor, READ_NUMBERS, coalition, campaign);
    return jdbc
        .sql(
            """
            select value, sum(signatures) as people, sum(confirmed) as confirmed, sum(assists) as assists,
                   (max(since) at time zone 'UTC')::date as latest
              from campaign
              join tally using (pool_id)
             where campaign.id = :campaign
               and campaign.coalition_id = :coalition
               and dimension = 'LINK'
               and tally.campaign_id = campaign.id
               and organization_id = :organization
               and standing = 'COUNTED'
               and (signatures > 0 or assists > 0)
             group by value
            """)
        .param("campaign", campaign.value())
        .param("coalition", coalition.value())
        .param("organization", actor.organization().value())
        .query(
            (row, number) ->
                Map.entry(
                    new LinkId(UUID.fromString(row.getString("value"))),
                    new LinkNumbers(
                        row.getLong("people"),
                        row.getLong("confirmed"),
                        row.getLong("assists"),
                        Optional.of(row.getObject("latest", LocalDate.class)))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void requireNumbers(Actor actor, CoalitionId coalition, PoolId pool) {
    if (campaignsFeeding(coalition, pool).stream()
        .noneMatch(campaign -> access.may(actor, READ_NUMBERS, coalition, campaign))) {
      access.require(actor, READ_NUMBERS, coalition);
    }
  }

  private List<CampaignId> campaignsFeeding(CoalitionId coalition, PoolId pool) {
    return jdbc.sql("select id from campaign where pool_id = :pool and coalition_id = :coalition")
        .param("pool", pool.value())
        .param("coalition", coalition.value())
        .query((row, number) -> new CampaignId(row.getObject("id", UUID.class)))
        .list();
  }

  private record Sums(String name, long total, long own, long assists) {}

  private List<Sums> sumsByCampaign(
      OrganizationId organization, CoalitionId coalition, PoolId pool) {
    return jdbc.sql(
            """
            select campaign.name,
                   coalesce(sum(signatures), 0) as total,
                   coalesce(sum(signatures) filter (where organization_id = :organization), 0) as own,
                   coalesce(sum(assists) filter (where organization_id = :organization), 0) as assists
              from campaign
              left join tally on tally.pool_id = campaign.pool_id
                             and tally.dimension = 'EVER'
                             and tally.campaign_id = campaign.id
                             and tally.standing = 'COUNTED'
             where campaign.pool_id = :pool
               and campaign.coalition_id = :coalition
             group by campaign.id, campaign.name
             order by campaign.name
            """)
        .param("organization", organization.value())
        .param("coalition", coalition.value())
        .param("pool", pool.value())
        .query(
            (row, number) ->
                new Sums(
                    row.getString("name"),
                    row.getLong("total"),
                    row.getLong("own"),
                    row.getLong("assists")))
        .list();
  }

  private OptionalLong inOwnWords(CoalitionId coalition, PoolId pool) {
    return jdbc.sql(
            """
            select (select coalesce(sum(own_words), 0)
                      from tally
                     where pool_id = :pool
                       and dimension = 'EVER'
                       and standing = 'COUNTED')
             where exists (select from campaign
                            where pool_id = :pool
                              and coalition_id = :coalition
                              and letter_words = 'SIGNERS_OWN')
            """)
        .param("coalition", coalition.value())
        .param("pool", pool.value())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private long confirmed(CoalitionId coalition, PoolId pool) {
    return jdbc.sql(
            """
            select coalesce(sum(confirmed), 0)
              from tally
              join signature_pool on signature_pool.id = pool_id
             where pool_id = :pool
               and coalition_id = :coalition
               and dimension = 'EVER'
               and standing = 'COUNTED'
            """)
        .param("coalition", coalition.value())
        .param("pool", pool.value())
        .query(Long.class)
        .single();
  }
}
