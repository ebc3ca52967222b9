package org.chorus.sharing.grant;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.chorus.sharing.deletion.DeletionRequests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What becomes of people's answers. Looks at all that somebody ever answered, never at what was
 * settled before, so that it comes to the same however often and in whatever pieces it is asked.
 *
 * <p>An agreement stands on a yes behind the last no, given while the Organization was a partner:
 * the first that leads to something by the Terms in force at that moment.
 */
@Component
class Agreements {

  /**
   * All agreements of some signatures, and their basis; null where the Terms give the person to
   * somebody else.
   */
  private static final String DUE =
      """
      with said as (
        select touch.signature_id, signature.pool_id, signature_pool.coalition_id, consent_text.organization_id,
               touch.id as touch_id, given.consent_text_id, given.answer, touch.touched_at as said_at, seat.state,
               seat.convening and seat.convening_since <= touch.touched_at as convenes,
               counts.counts,
               max(touch.id) filter (where counts.counts and not given.answer)
                 over (partition by touch.signature_id, consent_text.organization_id) as last_no
          from touch
          join signature      on signature.id = touch.signature_id
          join signature_pool on signature_pool.id = signature.pool_id
         cross join lateral unnest(touch.texts, touch.answers) as given (consent_text_id, answer)
          join consent_text   on consent_text.id = given.consent_text_id
          left join seat      on seat.coalition_id = signature_pool.coalition_id
                             and seat.organization_id = consent_text.organization_id
                             and seat.state in ('ACTIVE', 'SUSPENDED')
                             and seat.joined_at <= touch.touched_at
         cross join lateral (
           select seat.id is not null
                  and withdrawn_at is null
                  and touch.touched_at >= coalesce(came_back_at, '-infinity') as counts
         ) as counts
         where touch.signature_id = any(:signatures)
      ), agreed as (
        select *
          from said
         where counts
           and answer
           and touch_id > coalesce(last_no, 0)
      ), due as (
        select distinct on (agreed.signature_id, agreed.organization_id)
               agreed.signature_id, agreed.organization_id, agreed.pool_id, agreed.touch_id, agreed.consent_text_id,
               agreed.said_at as agreed_at, agreed.state, terms.sharing as rule, terms.version as terms_version,
               based.basis,
               based.basis = 'EXCHANGE'
                 or terms.cap is not null and based.basis in ('AGREED', 'CONVENER', 'ORGANIC') as limited
          from agreed
         cross join lateral (
           select *
             from terms
            where terms.coalition_id = agreed.coalition_id
              and terms.adopted_at <= agreed.said_at
            order by version desc
            limit 1
         ) as terms
         cross join lateral (
           select coalesce(bool_or(organization_id = agreed.organization_id), false) as own,
                  bool_or(organization_id is not null)                               as brought,
                  bool_or(organization_id is not null and id <= agreed.touch_id)     as brought_until_then
             from touch
            where signature_id = agreed.signature_id
         ) as way
         cross join lateral (
           select case
                    when own and (sharing <> 'CONVENER_ONLY' or convenes) then 'OWN'
                    when (said_at at time zone 'UTC')::date
                           not between coalesce(window_first_day, '-infinity')
                                   and coalesce(window_last_day, 'infinity') then null
                    when organic in ('EQUAL', 'PRO_RATA')
                         and exists (select from dealing
                                      where dealing.signature_id = agreed.signature_id
                                        and dealing.organization_id = agreed.organization_id) then 'DEALT'
                    when sharing in ('OPT_IN_PER_PARTNER', 'SHARE_ALL') then 'AGREED'
                    when sharing = 'CONVENER_ONLY' and convenes then 'CONVENER'
                    when organic = 'CONVENER' and convenes and not brought_until_then then 'ORGANIC'
                    when sharing = 'PROPORTIONAL' and brought then 'EXCHANGE'
                  end as basis
         ) as based
         order by agreed.signature_id, agreed.organization_id, based.basis is null, agreed.touch_id,
                  agreed.consent_text_id
      )
      """;

  /**
   * Makes grants and waiting contacts of some signatures what is due. A grant under a limit, or of
   * a suspended partner, stays as long as the agreement does, on whichever basis; a new one waits.
   */
  private static final String SETTLE =
      DUE
          + """
          , asked as (
            select signature_id, organization_id,
                   case when max(touch_id) = max(touch_id) filter (where not answer)
                        then max(said_at) else :now end as ends_at,
                   max(touch_id) = max(touch_id) filter (where not answer) as refused
              from said
             group by signature_id, organization_id
          ), at_once as (
            select *
              from due
             where basis is not null
               and state = 'ACTIVE'
               and not limited
          ), kept as (
            select due.signature_id, due.organization_id, due.basis
              from due
              join contact_grant using (organization_id, signature_id, touch_id, terms_version)
             where due.basis is not null
               and (limited or state = 'SUSPENDED')
               and ended_at is null
          ), waits as (
            select due.*, case state when 'SUSPENDED' then 'SEAT' else 'PLACE' end as waits_for
              from due
             where basis is not null
               and (limited or state = 'SUSPENDED')
               and not exists (select from kept
                                where kept.signature_id = due.signature_id
                                  and kept.organization_id = due.organization_id)
          ), rebased as (
            update contact_grant
               set basis = kept.basis
              from kept
             where contact_grant.organization_id = kept.organization_id
               and contact_grant.signature_id = kept.signature_id
               and contact_grant.basis <> kept.basis
          ), ended as (
            update contact_grant
               set ended_at = greatest(asked.ends_at, granted_at)
              from asked
             where contact_grant.organization_id = asked.organization_id
               and contact_grant.signature_id = asked.signature_id
               and contact_grant.ended_at is null
               and not exists (select from at_once
                                where at_once.signature_id = asked.signature_id
                                  and at_once.organization_id = asked.organization_id)
               and not exists (select from kept
                                where kept.signature_id = asked.signature_id
                                  and kept.organization_id = asked.organization_id)
          ), unwanted as (
            select asked.signature_id, asked.organization_id, 'REFUSED' as reason, asked.ends_at as asked_at
              from asked
              join contact_grant on contact_grant.signature_id = asked.signature_id
                                and contact_grant.organization_id = asked.organization_id
             where refused
               and not exists (select from contact_deletion
                                where contact_deletion.signature_id = asked.signature_id
                                  and contact_deletion.organization_id = asked.organization_id
                                  and contact_deletion.asked_at >= asked.ends_at)
          ), to_delete as (
          """
          + DeletionRequests.FROM_UNWANTED
          + """
          ), granted as (
            insert into contact_grant (signature_id, organization_id, touch_id, consent_text_id, rule, terms_version,
                                       basis, agreed_at, granted_at, first_granted_at)
            select signature_id, organization_id, touch_id, consent_text_id, rule, terms_version,
                   basis, agreed_at, at, at
              from at_once
             cross join lateral (
               select case when exists (select from waiting_contact
                                         where waiting_contact.signature_id = at_once.signature_id
                                           and waiting_contact.organization_id = at_once.organization_id)
                           then greatest(:now, agreed_at) else agreed_at end as at
             ) as moment
                on conflict (organization_id, signature_id) do update
               set touch_id        = excluded.touch_id,
                   consent_text_id = excluded.consent_text_id,
                   rule            = excluded.rule,
                   terms_version   = excluded.terms_version,
                   basis           = excluded.basis,
                   agreed_at       = excluded.agreed_at,
                   granted_at      = case when contact_grant.ended_at is null then contact_grant.granted_at
                                          else excluded.granted_at end,
                   ended_at        = null
             where contact_grant.ended_at is not null
                or (contact_grant.touch_id, contact_grant.terms_version, contact_grant.basis)
                   is distinct from (excluded.touch_id, excluded.terms_version, excluded.basis)
          ), waits_no_longer as (
            delete from waiting_contact
             using asked
             where waiting_contact.signature_id = asked.signature_id
               and waiting_contact.organization_id = asked.organization_id
               and not exists (select from waits
                                where waits.signature_id = asked.signature_id
                                  and waits.organization_id = asked.organization_id)
          )
          insert into waiting_contact (signature_id, organization_id, pool_id, waits_for, touch_id, consent_text_id,
                                       rule, terms_version, basis, agreed_at)
          select signature_id, organization_id, pool_id, waits_for, touch_id, consent_text_id,
                 rule, terms_version, basis, agreed_at
            from waits
              on conflict (signature_id, organization_id) do update
             set waits_for       = excluded.waits_for,
                 touch_id        = excluded.touch_id,
                 consent_text_id = excluded.consent_text_id,
                 rule            = excluded.rule,
                 terms_version   = excluded.terms_version,
                 basis           = excluded.basis,
                 agreed_at       = excluded.agreed_at
           where (waiting_contact.waits_for, waiting_contact.touch_id, waiting_contact.terms_version,
                  waiting_contact.basis)
                 is distinct from (excluded.waits_for, excluded.touch_id, excluded.terms_version, excluded.basis)
          """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Agreements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Settles all answers of some signatures, which are locked: nobody takes one back or has it
   * erased meanwhile. The rows of supporters are open.
   */
  void settle(Collection<Long> signatures) {
    if (!signatures.isEmpty()) {
      jdbc.sql(SETTLE)
          .param("signatures", signatures.toArray(Long[]::new))
          .param("now", Timestamp.from(clock.instant()))
          .update();
    }
  }
}
