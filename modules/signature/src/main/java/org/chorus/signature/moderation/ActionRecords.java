package org.chorus.signature.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done, as it stands in the database. */
@Component
class ActionRecords {

  private static final String ALL_OF_IT =
      """
      select id, deed, selection, reason, at, by, state, selected, handled, changed, restored,
             undone_at, undone_by
        from moderation_action
       where campaign_id = :campaign
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Clock clock;

  ActionRecords(JdbcClient jdbc, SupporterRows rows, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
  }

  long begin(
      Actor actor, ModeratedCampaign campaign, Deed deed, SignatureFilter filter, String reason) {
    return jdbc.sql(
            """
            insert into moderation_action (campaign_id, deed, selection, reason, at, subject, by, organization_id,
                                           state, selected)
            values (:campaign, :deed, :selection, :reason, :at, :subject, :by, :organization, 'RUNNING', 0)
            returning id
            """)
        .param("campaign", campaign.id().value())
        .param("deed", deed.name())
        .param("selection", filter.inWords())
        .param("reason", reason)
        .param("at", Timestamp.from(clock.instant()))
        .param("subject", actor.subject().value())
        .param("by", actor.name())
        .param("organization", actor.organization().value())
        .query(Long.class)
        .single();
  }

  /**
   * Writes down which signatures it is about: those that a moderator sees with this filter. Opens
   * all rows up to the end of the transaction.
   *
   * @return how many
   */
  long select(long action, ModeratedCampaign campaign, SignatureFilter filter) {
    rows.showMasked(campaign.id()); // the view shows this campaign, also to whom all rows are open
    rows.openAll();
    return jdbc.sql(
            """
            with selected as (
              insert into moderated_signature (action_id, signature_id, state)
              select :action, id, 'WAITING'
                from masked_signature
               where
            """
                + Selection.conditions(filter)
                + """
                     order by id
                  returning signature_id
                  )
                  update moderation_action
                     set selected = (select count(*) from selected)
                   where id = :action
                  returning selected
                  """)
        .params(Selection.values(campaign.pool(), filter))
        .param("action", action)
        .query(Long.class)
        .single();
  }

  /** Keeps it as it is until the end of the transaction. */
  Optional<ModerationAction> lock(CampaignId campaign, long action) {
    return one(campaign, action, "and id = :action for update");
  }

  Optional<ModerationAction> find(CampaignId campaign, long action) {
    return one(campaign, action, "and id = :action");
  }

  private Optional<ModerationAction> one(CampaignId campaign, long action, String which) {
    return jdbc.sql(ALL_OF_IT + which)
        .param("campaign", campaign.value())
        .param("action", action)
        .query((row, number) -> action(row))
        .optional();
  }

  List<ModerationAction> newest(CampaignId campaign, int limit) {
    return jdbc.sql(ALL_OF_IT + "order by id desc limit :limit")
        .param("campaign", campaign.value())
        .param("limit", limit)
        .query((row, number) -> action(row))
        .list();
  }

  void beginUndoing(Actor actor, long action) {
    jdbc.sql(
            """
            update moderation_action
               set state = 'UNDOING', undone_at = :at, undone_by = :by
             where id = :action
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("by", actor.name())
        .param("action", action)
        .update();
  }

  private static ModerationAction action(ResultSet row) throws SQLException {
    @Nullable Timestamp undone = row.getTimestamp("undone_at");
    return new ModerationAction(
        row.getLong("id"),
        Deed.valueOf(row.getString("deed")),
        row.getString("selection"),
        row.getString("reason"),
        row.getTimestamp("at").toInstant(),
        row.getString("by"),
        ModerationAction.State.valueOf(row.getString("state")),
        row.getLong("selected"),
        row.getLong("handled"),
        row.getLong("changed"),
        row.getLong("restored"),
        undone == null
            ? Optional.empty()
            : Optional.of(
                new ModerationAction.Undone(undone.toInstant(), row.getString("undone_by"))));
  }
}
