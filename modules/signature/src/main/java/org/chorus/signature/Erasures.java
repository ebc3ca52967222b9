package org.chorus.signature;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.chorus.access.SupporterRows;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes signatures, and moves the tallies along. What is left is how many there were on a day.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Erasures {

  /** Touches are deleted here, because no foreign key leads from them (V034); the rest follows. */
  private static final String ERASE =
      """
      with erased as (
        delete from signature
         where id = :signature
        returning id, pool_id, campaign_id, organization_id, channel, link_id, country, language, signed_at,
                  standing, confirmed_at is not null as confirmed
      ), untouched as (
        delete from touch
         using erased
         where touch.signature_id = erased.id
        returning erased.pool_id, touch.kind, touch.campaign_id, touch.organization_id, touch.channel,
                  touch.link_id, erased.country, erased.language, touch.touched_at, erased.standing
      ), entry as (
        select pool_id, campaign_id, organization_id, channel, link_id, country, language, signed_at as at,
               standing, -1 as signatures, -confirmed::int as confirmed,
               -(signed_letter.signature_id is not null)::int as own_words, 0 as assists
          from erased
          left join signed_letter on signed_letter.signature_id = erased.id
         union all
        select pool_id, campaign_id, organization_id, channel, link_id, country, language, touched_at,
               standing, 0, 0, 0, -1
          from untouched
         where kind = 'ASSIST'
      ),
      """
          + TallyMoves.FROM_ENTRIES
          + """
          , counted as (
            insert into erasure (pool_id, campaign_id, day, signatures)
            select pool_id, campaign_id, :today, 1
              from erased
                on conflict (pool_id, campaign_id, day) do update
               set signatures = erasure.signatures + 1
          )
          select count(*) from erased
          """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Erasures(JdbcClient jdbc, SupporterRows rows, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Deletes a signature that the caller's transaction has locked for update, so that this statement
   * sees all that refers to it. Leaves the rows of supporters open.
   */
  void erase(long signature) {
    events.publishEvent(new SignatureErasing(signature, clock.instant()));
    jdbc.sql(TallyMoves.KEEP_THE_PAST).query().listOfRows();
    rows.openForErasure();
    jdbc.sql(ERASE)
        .param("signature", signature)
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(Long.class)
        .single();
    rows.openAll();
    events.publishEvent(new SignatureErased(signature));
  }
}
