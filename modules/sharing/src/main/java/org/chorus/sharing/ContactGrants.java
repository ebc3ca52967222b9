package org.chorus.sharing;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.chorus.access.SupporterRows;
import org.chorus.signature.Followers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns people's answers into ContactGrants. A grant needs all of these: the person's latest answer
 * to the Organization is yes, the Terms in force at that answer let the Organization receive it,
 * and the Organization was a partner then and takes part now. A later no ends the grant. Follows
 * the answers in the order of their transactions, in batches, and never twice. Whoever takes the
 * signature back ends all grants of it in the same transaction, and answers from before then make
 * no new ones.
 *
 * <p>A yes to a suspended partner is held until it is reinstated. A partner that leaves loses its
 * grants for good; one that comes back receives only answers given from then on.
 */
@Component
class ContactGrants {

  /**
   * Reads the touches behind the stored position that no running transaction can still overtake,
   * takes the latest answer per person and Organization, and moves the position on. The position is
   * asked for by itself: joined, it has PostgreSQL read all touches from the first one on.
   * Signatures are locked before their grants are written, as whoever takes one back or has it
   * erased does.
   */
  private static final String SETTLE_BATCH =
      """
      with batch as (
        select touch.*
          from touch
         where (touch.position, touch.id) > (select transaction, touch_id from grant_position)
           and touch.position < pg_snapshot_xmin(pg_current_snapshot())
         order by touch.position, touch.id
         limit 2000
      ), latest as (
        select distinct on (signature_id, consent_text.organization_id)
               signature_id, consent_text.organization_id, batch.id as touch_id, given.consent_text_id,
               given.answer, touched_at as answered_at
          from batch
         cross join lateral unnest(texts, answers) as given (consent_text_id, answer)
          join consent_text on consent_text.id = given.consent_text_id
         order by signature_id, consent_text.organization_id, batch.id desc
      ), agreed as (
        select signature_id, organization_id, touch_id, consent_text_id, answered_at
          from latest
         where answer
         union all
        select held.signature_id, held.organization_id, held.touch_id, held.consent_text_id, touch.touched_at
          from held_answer as held
          join touch on touch.signature_id = held.signature_id
                    and touch.id = held.touch_id
         where not exists (select from latest
                            where latest.signature_id = held.signature_id
                              and latest.organization_id = held.organization_id)
      ), standing as (
        select agreed.*, seat.state, terms.sharing, terms.version, terms.unlimited
          from agreed
          join signature      on signature.id = agreed.signature_id
                             and signature.withdrawn_at is null
                             and agreed.answered_at >= coalesce(signature.came_back_at, '-infinity')
          join signature_pool on signature_pool.id = signature.pool_id
          join seat           on seat.coalition_id = signature_pool.coalition_id
                             and seat.organization_id = agreed.organization_id
                             and seat.state in ('ACTIVE', 'SUSPENDED')
                             and seat.joined_at <= agreed.answered_at
          join lateral (select sharing, version,
                               organic = 'NONE' and cap is null
                               and window_first_day is null and window_last_day is null as unlimited
                          from terms
                         where terms.coalition_id = signature_pool.coalition_id
                           and terms.adopted_at <= agreed.answered_at
                         order by version desc
                         limit 1) as terms on true
      ), locked as (
        select id, came_back_at
          from signature
         where id = any(array(select signature_id
                                from latest
                               union
                              select signature_id
                                from standing
                               where state = 'ACTIVE'))
           and withdrawn_at is null
         order by id
           for key share
      ), refused as (
        update contact_grant
           set ended_at = latest.answered_at
          from latest
          join locked on locked.id = latest.signature_id
         where not latest.answer
           and contact_grant.signature_id = latest.signature_id
           and contact_grant.organization_id = latest.organization_id
           and contact_grant.ended_at is null
      ), held as (
        insert into held_answer (signature_id, organization_id, touch_id, consent_text_id)
        select signature_id, organization_id, touch_id, consent_text_id
          from standing
          join locked on locked.id = signature_id
         where state = 'SUSPENDED'
            on conflict (signature_id, organization_id) do update
           set touch_id        = excluded.touch_id,
               consent_text_id = excluded.consent_text_id
         where held_answer.touch_id <> excluded.touch_id
      ), released as (
        delete from held_answer
         where not exists (select from standing
                            where standing.signature_id = held_answer.signature_id
                              and standing.organization_id = held_answer.organization_id
                              and standing.state = 'SUSPENDED')
      ), granted as (
        insert into contact_grant (signature_id, organization_id, touch_id, consent_text_id, rule, terms_version,
                                   granted_at)
        select signature_id, organization_id, touch_id, consent_text_id, sharing, version, answered_at
          from standing
          join locked on locked.id = signature_id
                     and answered_at >= coalesce(locked.came_back_at, '-infinity')
         where state = 'ACTIVE'
           and unlimited
           and (sharing = 'OPT_IN_PER_PARTNER'
                or sharing = 'SOURCE_ONLY'
                   and exists (select from touch
                                where touch.signature_id = standing.signature_id
                                  and touch.organization_id = standing.organization_id))
            on conflict (organization_id, signature_id) do update
           set touch_id        = excluded.touch_id,
               consent_text_id = excluded.consent_text_id,
               rule            = excluded.rule,
               terms_version   = excluded.terms_version,
               granted_at      = excluded.granted_at,
               ended_at        = null
         where contact_grant.ended_at is not null
      ), moved as (
        update grant_position
           set (transaction, touch_id) = (select position, id
                                            from batch
                                           order by position desc, id desc
                                           limit 1)
         where exists (select from batch)
      )
      select count(*) from batch
      """;

  /**
   * Ends what partners held that have left since the last time. A partner that has come back in
   * between keeps what it was granted after that.
   */
  private static final String SETTLE_DEPARTURES =
      """
      with departed as (
        insert into settled_departure (seat_id, left_at)
        select id, left_at
          from seat
         where left_at is not null
           and not exists (select from settled_departure as settled
                            where settled.seat_id = seat.id
                              and settled.left_at = seat.left_at)
            on conflict (seat_id) do update
           set left_at = excluded.left_at
        returning seat_id
      )
      update contact_grant
         set ended_at = greatest(seat.left_at, contact_grant.granted_at)
        from departed
        join seat           on seat.id = departed.seat_id
        join signature_pool on signature_pool.coalition_id = seat.coalition_id
        join signature      on signature.pool_id = signature_pool.id
       where contact_grant.signature_id = signature.id
         and contact_grant.organization_id = seat.organization_id
         and contact_grant.ended_at is null
         and (seat.state not in ('ACTIVE', 'SUSPENDED') or contact_grant.granted_at < seat.joined_at)
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final TransactionTemplate transaction;
  private final Followers followers;

  ContactGrants(
      JdbcClient jdbc,
      SupporterRows rows,
      PlatformTransactionManager transactions,
      Followers followers) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.followers = followers;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Settles every answer committed before the call, and before any transaction that still runs. */
  void settle() {
    while (settleNext() > 0) {
      // another batch may wait
    }
  }

  /** The same, when nobody waits for it. */
  private void follow() {
    long begin = System.nanoTime();
    while (settleNext() > 0) {
      followers.makeWay(Duration.ofNanos(System.nanoTime() - begin));
      begin = System.nanoTime();
    }
  }

  /** Apart, because departures end grants whose signatures they do not lock. */
  private long settleNext() {
    transaction.executeWithoutResult(begun -> settleDepartures());
    return requireNonNull(transaction.execute(begun -> settleBatch()));
  }

  private void settleDepartures() {
    takeTurns();
    jdbc.sql(SETTLE_DEPARTURES).update();
  }

  /** Settles at the most one batch of touches; says how many there were. */
  private long settleBatch() {
    takeTurns();
    return jdbc.sql(SETTLE_BATCH).query(Long.class).single();
  }

  private void takeTurns() {
    rows.openAll();
    jdbc.sql("select singleton from grant_position for update").query().listOfRows();
  }

  /** Keeps the grants close behind the answers. */
  @Configuration
  static class Schedule {
    @Bean
    RecurringTask<Void> settleContactGrants(Followers followers, ContactGrants grants) {
      return followers.task("settle-contact-grants", grants::follow);
    }
  }
}
