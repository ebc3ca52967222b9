package org.chorus.sharing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns people's answers into ContactGrants. A grant needs both: the person's latest answer to the
 * Organization is yes, and the Coalition's Terms let the Organization receive it. A later no ends
 * the grant. Follows the answers in the order of their transactions, in batches, and never twice.
 */
@Component
class ContactGrants {

  /**
   * Reads the answers behind the stored position that no running transaction can still overtake,
   * takes the latest answer per person and Organization, and moves the position on.
   */
  private static final String SETTLE_BATCH =
      """
      with behind as (
        select transaction, consent_id
          from grant_position
           for update
      ), batch as (
        select consent.*
          from consent, behind
         where (consent.position, consent.id) > (behind.transaction, behind.consent_id)
           and consent.position < pg_snapshot_xmin(pg_current_snapshot())
         order by consent.position, consent.id
         limit 5000
      ), latest as (
        select distinct on (signature_id, organization_id) *
          from batch
         order by signature_id, organization_id, id desc
      ), refused as (
        update contact_grant
           set ended_at = latest.answered_at
          from latest
         where not latest.answer
           and contact_grant.signature_id = latest.signature_id
           and contact_grant.organization_id = latest.organization_id
           and contact_grant.ended_at is null
      ), granted as (
        insert into contact_grant (signature_id, organization_id, consent_id, rule, granted_at)
        select latest.signature_id, latest.organization_id, latest.id, terms.sharing, latest.answered_at
          from latest
          join signature      on signature.id = latest.signature_id
          join signature_pool on signature_pool.id = signature.pool_id
          join seat           on seat.coalition_id = signature_pool.coalition_id
                             and seat.organization_id = latest.organization_id
                             and seat.state = 'ACTIVE'
          join lateral (select sharing
                          from terms
                         where terms.coalition_id = signature_pool.coalition_id
                         order by version desc
                         limit 1) as terms on true
         where latest.answer
           and (terms.sharing = 'OPT_IN_PER_PARTNER'
                or exists (select from touch
                            where touch.signature_id = latest.signature_id
                              and touch.organization_id = latest.organization_id))
            on conflict (signature_id, organization_id) do update
           set consent_id = excluded.consent_id,
               rule       = excluded.rule,
               granted_at = excluded.granted_at,
               ended_at   = null
         where contact_grant.ended_at is not null
      ), moved as (
        update grant_position
           set (transaction, consent_id) = (select position, id
                                              from batch
                                             order by position desc, id desc
                                             limit 1)
         where exists (select from batch)
      )
      select count(*) from batch
      """;

  private final JdbcClient jdbc;

  ContactGrants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Settles at the most one batch of answers; says how many there were. Nodes take turns. */
  @Transactional
  public long settleBatch() {
    return jdbc.sql(SETTLE_BATCH).query(Long.class).single();
  }

  /** Settles every answer that was committed before the call. */
  void settle() {
    while (settleBatch() > 0) {
      // another batch may wait
    }
  }

  /** Keeps the grants close behind the answers. */
  @Configuration
  static class Schedule {
    @Bean
    RecurringTask<Void> settleContactGrants(ContactGrants grants) {
      return Tasks.recurring("settle-contact-grants", FixedDelay.ofSeconds(5))
          .execute((task, context) -> grants.settle());
    }
  }
}
