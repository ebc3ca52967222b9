package org.chorus.signature.moderation;

import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.Permission;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns, for those who may do there what they want to do. */
@Component
class ModeratedCampaigns {

  private final JdbcClient jdbc;
  private final Access access;

  ModeratedCampaigns(JdbcClient jdbc, Access access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /**
   * Before the transaction shows any supporter's row: afterwards it can ask nothing more.
   *
   * @throws org.chorus.access.AccessDenied also where there is no such Campaign
   */
  ModeratedCampaign permitted(Actor actor, Permission permission, CampaignId id) {
    return access.permitted(
        actor,
        permission,
        jdbc.sql("select coalition_id, pool_id, name from campaign where id = :id")
            .param("id", id.value())
            .query(
                (row, number) ->
                    new ModeratedCampaign(
                        id,
                        new CoalitionId(row.getObject("coalition_id", UUID.class)),
                        new PoolId(row.getObject("pool_id", UUID.class)),
                        row.getString("name")))
            .optional(),
        ModeratedCampaign::coalition,
        ModeratedCampaign::id);
  }
}
