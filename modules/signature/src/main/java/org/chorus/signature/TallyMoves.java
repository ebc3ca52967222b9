package org.chorus.signature;

/**
 * The SQL that keeps the tallies: part of the very statement that writes what they count, so that
 * at every commit they are a recount of the signatures and touches.
 */
final class TallyMoves {

  /**
   * Adds up the rows of a common table expression {@code entry}, of which all are new: each counts
   * one. Tallies are locked in the order of their key, by everybody, so that transactions wait for
   * each other and never crosswise.
   */
  static final String FROM_NEW_ENTRIES =
      """
      summed as (
        select pool_id, campaign_id, organization_id, channel, link_id, country, language,
               date_trunc('hour', at, 'UTC') as hour, standing,
               sum(signatures) as signatures, sum(confirmed) as confirmed,
               sum(own_words) as own_words, sum(assists) as assists
          from entry
         group by pool_id, campaign_id, organization_id, channel, link_id, country, language, hour, standing
      ), moved as (
        insert into tally (pool_id, dimension, campaign_id, organization_id, value, since, standing,
                           signatures, confirmed, own_words, assists)
        select pool_id, part.dimension, campaign_id, organization_id, part.value, part.since, standing,
               sum(signatures)::bigint, sum(confirmed)::bigint, sum(own_words)::bigint, sum(assists)::bigint
          from summed
         cross join lateral (values
            ('EVER',     '',                    '-infinity'::timestamptz),
            ('HOUR',     '',                    hour),
            ('CHANNEL',  channel,               date_trunc('day', hour, 'UTC')),
            ('LINK',     link_id::text,         date_trunc('day', hour, 'UTC')),
            ('COUNTRY',  coalesce(country, ''), date_trunc('day', hour, 'UTC')),
            ('LANGUAGE', language,              date_trunc('day', hour, 'UTC'))
          ) as part (dimension, value, since)
         where part.value is not null -- most come by no link
         group by 1, 2, 3, 4, 5, 6, 7
        having sum(signatures) <> 0 or sum(confirmed) <> 0 or sum(own_words) <> 0 or sum(assists) <> 0
         order by 1, 2, 3, 4, 5, 6, 7
            on conflict (pool_id, dimension, campaign_id, organization_id, value, since, standing) do update
           set signatures = tally.signatures + excluded.signatures,
               confirmed  = tally.confirmed  + excluded.confirmed,
               own_words  = tally.own_words  + excluded.own_words,
               assists    = tally.assists    + excluded.assists
      )
      """;

  /**
   * The same where entries can be of any age: what is new counts one, what is gone minus one. What
   * falls into the past is moved there as well, in a transaction that {@linkplain #KEEP_THE_PAST
   * keeps the past}.
   */
  static final String FROM_ENTRIES =
      FROM_NEW_ENTRIES
          + """
          , moved_in_the_past as (
            insert into past_tally (pool_id, dimension, since, value, signatures)
            select pool_id, part.dimension, date_trunc('day', hour, 'UTC'), part.value, sum(signatures)::bigint
              from summed
              join past using (pool_id)
             cross join lateral (values
                ('CHANNEL',  channel),
                ('COUNTRY',  coalesce(country, '')),
                ('LANGUAGE', language),
                ('PARTNER',  coalesce(organization_id::text, ''))
              ) as part (dimension, value)
             where standing = 'COUNTED'
               and hour < until
             group by 1, 2, 3, 4
            having sum(signatures) <> 0
             order by 1, 2, 3, 4
                on conflict (pool_id, dimension, since, value) do update
               set signatures = past_tally.signatures + excluded.signatures
          )
          """;

  /**
   * Has nobody sum up the past until the transaction ends, so that it does not begin or end between
   * being looked at and being moved. Of a statement before the one that moves: that one has to see
   * where the past ends by now. Any number of transactions keep it at once.
   */
  static final String KEEP_THE_PAST =
      "select cast(pg_advisory_xact_lock_shared(hashtextextended('past', 3)) as text)";

  /**
   * Takes the signatures of a common table expression {@code changed} out of the standing they had
   * and into the one they have, with the assists of their touches.
   */
  private static final String FROM_CHANGED =
      """
      turned as (
        select changed.*, signed_letter.signature_id is not null as own_words
          from changed
          left join signed_letter on signed_letter.signature_id = changed.id
         where (was, was_confirmed) is distinct from (standing, confirmed)
      ), entry as (
        select pool_id, campaign_id, organization_id, channel, link_id, country, language, signed_at as at,
               was as standing, -1 as signatures, -was_confirmed::int as confirmed,
               -own_words::int as own_words, 0 as assists
          from turned
         union all
        select pool_id, campaign_id, organization_id, channel, link_id, country, language, signed_at,
               standing, 1, confirmed::int, own_words::int, 0
          from turned
         union all
        select turned.pool_id, touch.campaign_id, touch.organization_id, touch.channel, touch.link_id, country, language,
               touched_at, turn.standing, 0, 0, 0, turn.assists
          from turned
          join touch on touch.signature_id = turned.id
                    and touch.kind = 'ASSIST'
         cross join lateral (values (was, -1), (turned.standing, 1)) as turn (standing, assists)
      ),
      """
          + FROM_ENTRIES;

  /**
   * Keeps signatures from being changed, and from being counted on another page, until the
   * transaction ends, and {@linkplain #KEEP_THE_PAST the past} with them. A statement of its own
   * before {@link #change}, which then sees every touch that was counted with the old standing.
   *
   * @param signatures the parameter with their ids
   */
  static String lock(String signatures) {
    return """
        select id, (%s) as past
          from signature
         where id = any(%s)
         order by id
           for no key update
        """
        .formatted(KEEP_THE_PAST, signatures);
  }

  /**
   * Changes signatures that are locked, moves the tallies along, and says how many there were.
   *
   * @param signatures the parameter with their ids
   * @param which a condition on them
   * @param change what is set
   */
  static String change(String signatures, String which, String change) {
    return """
        with changed as (
          update signature
             set %s
           where id = any(%s)
             and %s
          returning new.id, new.pool_id, new.campaign_id, new.organization_id, new.channel, new.link_id, new.country,
                    new.language, new.signed_at, old.standing as was, new.standing as standing,
                    old.confirmed_at is not null as was_confirmed,
                    new.confirmed_at is not null as confirmed
        ),
        """
            .formatted(change, signatures, which)
        + FROM_CHANGED
        + "select count(*) as changed, max(id) as last from changed";
  }

  private TallyMoves() {}
}
