package org.chorus.campaign.link;

import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells by which link somebody came. */
@Service
@Transactional(readOnly = true)
public class FollowedLinks {

  private final JdbcClient jdbc;

  FollowedLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The link to a Campaign that counts now. Empty where a code was never given out, leads to
   * another Campaign, has ended, or belongs to a partner that takes no part now: to those who
   * follow it they are alike. One statement.
   */
  public Optional<FollowedLink> find(CampaignId campaign, LinkCode code) {
    return jdbc.sql(
            """
            select campaign_link.id, campaign_link.organization_id, channel
              from campaign_link
              join campaign on campaign.id = campaign_id
              join seat on seat.coalition_id = campaign.coalition_id
                       and seat.organization_id = campaign_link.organization_id
             where code = :code
               and campaign_id = :campaign
               and ended_at is null
               and seat.state = 'ACTIVE'
            """)
        .param("code", code.value())
        .param("campaign", campaign.value())
        .query(
            (row, number) ->
                new FollowedLink(
                    new LinkId(row.getObject("id", UUID.class)),
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    Channel.valueOf(row.getString("channel"))))
        .optional();
  }
}
