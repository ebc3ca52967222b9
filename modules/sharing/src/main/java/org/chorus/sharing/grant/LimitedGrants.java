package org.chorus.sharing.grant;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the places that a cap or an exchange leaves ({@link Places}), pool by pool, to those who
 * were in line first: since they agreed, or since they confirmed their address where only that
 * makes them count. Only people who count have a place, so that a partner never receives fewer than
 * it is due because of people who do not. Looks at everybody in line, and comes to the same however
 * often it is asked.
 */
@Component
class LimitedGrants {

  /**
   * Pools under a limit of any version, with all that their places depend on and that can change
   * without an answer: numbers, seats, versions.
   */
  private static final String POOLS =
      """
      select pool.id, pool.coalition_id, numbers.by_numbers
        from signature_pool as pool
       cross join lateral (
         select md5(concat_ws(';',
                  (select string_agg(concat_ws(',', campaign_id, organization_id, standing, signatures), ';'
                                     order by campaign_id, organization_id, standing)
                     from tally
                    where tally.pool_id = pool.id
                      and dimension = 'EVER'),
                  (select concat_ws(',', max(moderation_action.id), sum(handled), sum(restored))
                     from campaign
                     join moderation_action on moderation_action.campaign_id = campaign.id
                    where campaign.pool_id = pool.id),
                  (select string_agg(concat_ws(',', organization_id, state, joined_at, convening_since), ';'
                                     order by organization_id)
                     from seat
                    where seat.coalition_id = pool.coalition_id),
                  (select max(version)
                     from terms
                    where terms.coalition_id = pool.coalition_id
                      and adopted_at is not null))) as by_numbers
       ) as numbers
       where exists (select from terms
                      where terms.coalition_id = pool.coalition_id
                        and adopted_at is not null
                        and (cap is not null or sharing = 'PROPORTIONAL'))
         and not exists (select from settled_places as settled
                          where settled.pool_id = pool.id
                            and settled.by_numbers = numbers.by_numbers)
      """;

  /** Everybody in line in a pool, of active partners; those who have a place already are held. */
  private static final String IN_LINE =
      """
      with listed as (
        select contact_grant.organization_id, signature_id, terms_version, basis, agreed_at, true as held
          from seat
          join contact_grant on contact_grant.organization_id = seat.organization_id
         where seat.coalition_id = :coalition
           and seat.state = 'ACTIVE'
           and ended_at is null
           and basis in ('AGREED', 'CONVENER', 'ORGANIC', 'EXCHANGE')
         union all
        select waiting_contact.organization_id, signature_id, terms_version, basis, agreed_at, false
          from waiting_contact
          join seat on seat.coalition_id = :coalition
                   and seat.organization_id = waiting_contact.organization_id
                   and seat.state = 'ACTIVE'
         where pool_id = :pool
           and waits_for = 'PLACE'
      ), in_line as (
        select listed.*, basis = 'EXCHANGE' as exchanged, basis = 'EXCHANGE' or cap is not null as limited, cap,
               signature.standing = 'COUNTED' as counts,
               greatest(agreed_at, case when needs_confirmation then confirmed_at end) as since
          from listed
          join terms     on terms.coalition_id = :coalition
                        and terms.version = listed.terms_version
          join signature on signature.id = listed.signature_id
                        and signature.pool_id = :pool
      )
      """;

  private static final String NUMBERS =
      IN_LINE
          + """
          select organization_id, terms_version,
                 count(*) filter (where not exchanged) as waiting,
                 count(*) filter (where exchanged)     as exchanged,
                 cap,
                 (select coalesce(sum(signatures), 0)
                    from tally
                   where tally.pool_id = :pool
                     and tally.organization_id = in_line.organization_id
                     and dimension = 'EVER'
                     and standing = 'COUNTED') as brought,
                 coalesce((select dealt
                             from dealing_share
                            where dealing_share.pool_id = :pool
                              and dealing_share.organization_id = in_line.organization_id), 0) as dealt
            from in_line
           where counts
           group by organization_id, terms_version, cap
          """;

  private static final String PLACE =
      IN_LINE
          + """
          , ranked as (
            select *, row_number() over (partition by organization_id, terms_version, exchanged
                                         order by since, signature_id) as place
              from in_line
             where limited
               and counts
          ), placed as (
            select ranked.organization_id, ranked.signature_id, held
              from ranked
              join unnest(:organizations, :versions, :exchanged, :places)
                     as given (organization_id, terms_version, exchanged, places)
             using (organization_id, terms_version, exchanged)
             where place <= places
          ), moved as (
            select organization_id, signature_id, false as held
              from placed
             where not held
             union all
            select organization_id, signature_id, true
              from in_line
             where limited
               and held
               and not exists (select from placed
                                where placed.organization_id = in_line.organization_id
                                  and placed.signature_id = in_line.signature_id)
          ), locked as (
            select id
              from signature
             where id = any(array(select signature_id from moved))
               and withdrawn_at is null
             order by id
               for key share
          ), received as (
            delete from waiting_contact
             using moved
              join locked on locked.id = moved.signature_id
             where not moved.held
               and waiting_contact.signature_id = moved.signature_id
               and waiting_contact.organization_id = moved.organization_id
            returning waiting_contact.*
          ), granted as (
            insert into contact_grant (signature_id, organization_id, touch_id, consent_text_id, rule, terms_version,
                                       basis, agreed_at, granted_at, first_granted_at)
            select signature_id, organization_id, touch_id, consent_text_id, rule, terms_version,
                   basis, agreed_at, greatest(:now, agreed_at), greatest(:now, agreed_at)
              from received
                on conflict (organization_id, signature_id) do update
               set touch_id        = excluded.touch_id,
                   consent_text_id = excluded.consent_text_id,
                   rule            = excluded.rule,
                   terms_version   = excluded.terms_version,
                   basis           = excluded.basis,
                   agreed_at       = excluded.agreed_at,
                   granted_at      = excluded.granted_at,
                   ended_at        = null
          ), given_back as (
            update contact_grant
               set ended_at = greatest(:now, granted_at)
              from moved
              join locked on locked.id = moved.signature_id
             where moved.held
               and contact_grant.organization_id = moved.organization_id
               and contact_grant.signature_id = moved.signature_id
               and contact_grant.ended_at is null
            returning contact_grant.*
          )
          insert into waiting_contact (signature_id, organization_id, pool_id, waits_for, touch_id, consent_text_id,
                                       rule, terms_version, basis, agreed_at)
          select signature_id, organization_id, :pool, 'PLACE', touch_id, consent_text_id,
                 rule, terms_version, basis, agreed_at
            from given_back
          """;

  private final JdbcClient jdbc;
  private final Clock clock;

  LimitedGrants(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A pool whose places have to be looked at. */
  record LimitedPool(UUID id, UUID coalitionId, String byNumbers) {}

  List<LimitedPool> unsettled() {
    return jdbc.sql(POOLS)
        .query(
            (row, number) ->
                new LimitedPool(
                    row.getObject("id", UUID.class),
                    row.getObject("coalition_id", UUID.class),
                    row.getString("by_numbers")))
        .list();
  }

  /** Somebody in the pools of some signatures answered. */
  void answered(List<Long> signatures) {
    jdbc.sql(
            """
            delete from settled_places
             where pool_id in (select pool_id
                                 from signature
                                where id = any(:signatures))
            """)
        .param("signatures", signatures.toArray(Long[]::new))
        .update();
  }

  /** Moves who has a place now, and who has none any more. The rows of supporters are open. */
  void settle(LimitedPool pool) {
    place(pool);
    jdbc.sql(
            """
            insert into settled_places (pool_id, by_numbers)
            values (:pool, :numbers)
                on conflict (pool_id) do update
               set by_numbers = excluded.by_numbers
            """)
        .param("pool", pool.id())
        .param("numbers", pool.byNumbers())
        .update();
  }

  /** For a partner under one version. */
  private record Numbers(
      UUID organizationId,
      int termsVersion,
      long waiting,
      long exchanged,
      Optional<Integer> cap,
      long brought,
      long dealt) {

    Places.Asked asked() {
      return new Places.Asked(termsVersion, waiting, exchanged, cap);
    }
  }

  private void place(LimitedPool pool) {
    List<UUID> organizations = new ArrayList<>();
    List<Integer> versions = new ArrayList<>();
    List<Boolean> exchanged = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    numbers(pool)
        .forEach(
            (organization, numbers) -> {
              long brought = numbers.getFirst().brought();
              long dealt = numbers.getFirst().dealt();
              for (Places.Given given :
                  Places.of(numbers.stream().map(Numbers::asked).toList(), brought, dealt)) {
                organizations.addAll(List.of(organization, organization));
                versions.addAll(List.of(given.version(), given.version()));
                exchanged.addAll(List.of(false, true));
                places.addAll(List.of(given.waiting(), given.exchanged()));
              }
            });
    jdbc.sql(PLACE)
        .param("coalition", pool.coalitionId())
        .param("pool", pool.id())
        .param("organizations", organizations.toArray(UUID[]::new))
        .param("versions", versions.toArray(Integer[]::new))
        .param("exchanged", exchanged.toArray(Boolean[]::new))
        .param("places", places.toArray(Long[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private Map<UUID, List<Numbers>> numbers(LimitedPool pool) {
    return jdbc
        .sql(NUMBERS)
        .param("coalition", pool.coalitionId())
        .param("pool", pool.id())
        .query(
            (row, number) ->
                new Numbers(
                    row.getObject("organization_id", UUID.class),
                    row.getInt("terms_version"),
                    row.getLong("waiting"),
                    row.getLong("exchanged"),
                    Optional.ofNullable(row.getObject("cap", Integer.class)),
                    row.getLong("brought"),
                    row.getLong("dealt")))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Numbers::organizationId));
  }
}
