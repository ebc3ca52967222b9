package org.chorus.sharing.grant;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What partners lose and gain by what becomes of their Seats. A partner that leaves loses its
 * grants for good; one that comes back receives only answers given from then on. Whoever convenes
 * no longer loses what it received as a convener. A yes to a suspended partner waits for the Seat.
 */
@Component
class SeatChanges {

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
      ), gone as (
        select seat.*, case when state in ('ACTIVE', 'SUSPENDED') then joined_at else 'infinity' end as since_when
          from departed
          join seat on seat.id = departed.seat_id
      ), unawaited as (
        delete from waiting_contact
         using gone
          join signature_pool on signature_pool.coalition_id = gone.coalition_id
         where waiting_contact.pool_id = signature_pool.id
           and waiting_contact.organization_id = gone.organization_id
           and waiting_contact.agreed_at < gone.since_when
      ), unsettled as (
        delete from settled_places
         using gone
          join signature_pool on signature_pool.coalition_id = gone.coalition_id
         where settled_places.pool_id = signature_pool.id
      )
      update contact_grant
         set ended_at = greatest(gone.left_at, contact_grant.granted_at)
        from gone
        join signature_pool on signature_pool.coalition_id = gone.coalition_id
        join signature      on signature.pool_id = signature_pool.id
       where contact_grant.signature_id = signature.id
         and contact_grant.organization_id = gone.organization_id
         and contact_grant.ended_at is null
         and contact_grant.agreed_at < gone.since_when
      """;

  /** Who convenes no longer, or anew, since the last time. */
  private static final String TURNED =
      """
      select id, convening_since
        from seat
       where case when exists (select from settled_convening where seat_id = seat.id)
                  then convening_since is distinct from (select settled.convening_since
                                                           from settled_convening as settled
                                                          where seat_id = seat.id)
                  else convening_since is not null end
      """;

  /** Some of those whom it holds, or waits for, as a convener of before. */
  private static final String OF_THE_CONVENER =
      """
      with turned as (
        select seat.coalition_id, seat.organization_id, coalesce(given.convening_since, 'infinity') as since_when
          from unnest(:seats, :since) as given (seat_id, convening_since)
          join seat on seat.id = given.seat_id
      )
      select contact_grant.signature_id as id
        from turned
        join contact_grant  on contact_grant.organization_id = turned.organization_id
        join signature      on signature.id = contact_grant.signature_id
        join signature_pool on signature_pool.id = signature.pool_id
                           and signature_pool.coalition_id = turned.coalition_id
       where contact_grant.ended_at is null
         and contact_grant.agreed_at < turned.since_when
         and (contact_grant.basis in ('CONVENER', 'ORGANIC') or contact_grant.rule = 'CONVENER_ONLY')
         and contact_grant.signature_id > :behind
       union
      select waiting_contact.signature_id
        from turned
        join signature_pool  on signature_pool.coalition_id = turned.coalition_id
        join waiting_contact on waiting_contact.pool_id = signature_pool.id
                            and waiting_contact.organization_id = turned.organization_id
       where waiting_contact.agreed_at < turned.since_when
         and (waiting_contact.basis in ('CONVENER', 'ORGANIC') or waiting_contact.rule = 'CONVENER_ONLY')
         and waiting_contact.signature_id > :behind
       order by id
       limit 2000
      """;

  /** Some of those who wait for a seat that is suspended no longer. */
  private static final String REINSTATED =
      """
      select distinct waiting_contact.signature_id
        from waiting_contact
        join signature_pool on signature_pool.id = waiting_contact.pool_id
       where waits_for = 'SEAT'
         and not exists (select from seat
                          where seat.coalition_id = signature_pool.coalition_id
                            and seat.organization_id = waiting_contact.organization_id
                            and seat.state = 'SUSPENDED')
       limit 2000
      """;

  private final JdbcClient jdbc;

  SeatChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ends what partners hold that have left. The rows of supporters are open. */
  void settleDepartures() {
    jdbc.sql(SETTLE_DEPARTURES).update();
  }

  private record Turned(UUID seat, @Nullable Timestamp convenesSince) {}

  /**
   * Signatures whose answers have to be looked at again because other partners convene; at the most
   * 2,000 at once. When there are none left, these seats are settled.
   *
   * @param behind go on behind this signature; 0 from the beginning
   * @return in the order of their ids
   */
  List<Long> ofConveners(long behind) {
    List<Turned> turned =
        jdbc.sql(TURNED)
            .query(
                (row, number) ->
                    new Turned(
                        row.getObject("id", UUID.class), row.getTimestamp("convening_since")))
            .list();
    if (turned.isEmpty()) {
      return List.of();
    }
    UUID[] seats = turned.stream().map(Turned::seat).toArray(UUID[]::new);
    Timestamp[] since = turned.stream().map(Turned::convenesSince).toArray(Timestamp[]::new);
    List<Long> affected =
        jdbc.sql(OF_THE_CONVENER)
            .param("seats", seats)
            .param("since", since)
            .param("behind", behind)
            .query((row, number) -> row.getLong(1))
            .list();
    if (affected.isEmpty()) {
      jdbc.sql(
              """
              insert into settled_convening (seat_id, convening_since)
              select * from unnest(:seats, :since)
                  on conflict (seat_id) do update
                 set convening_since = excluded.convening_since
              """)
          .param("seats", seats)
          .param("since", since)
          .update();
    }
    return affected;
  }

  /** Signatures whose answers have to be looked at again; at the most 2,000 at once. */
  List<Long> reinstated() {
    return jdbc.sql(REINSTATED).query((row, number) -> row.getLong(1)).list();
  }
}
