package org.chorus.sharing.grant;

import java.util.List;
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

  /** The same for those that convene no longer, or anew. */
  private static final String SETTLE_CONVENING =
      """
      with changed as (
        insert into settled_convening (seat_id, convening_since)
        select id, convening_since
          from seat
         where not exists (select from settled_convening as settled
                            where settled.seat_id = seat.id
                              and settled.convening_since is not distinct from seat.convening_since)
            on conflict (seat_id) do update
           set convening_since = excluded.convening_since
        returning seat_id, coalesce(convening_since, 'infinity') as since_when
      ), turned as (
        select seat.*, changed.since_when
          from changed
          join seat on seat.id = changed.seat_id
      ), affected as (
        select contact_grant.signature_id, contact_grant.organization_id, terms.sharing, turned.since
          from turned
          join signature_pool on signature_pool.coalition_id = turned.coalition_id
          join signature      on signature.pool_id = signature_pool.id
          join contact_grant  on contact_grant.signature_id = signature.id
                             and contact_grant.organization_id = turned.organization_id
          join terms          on terms.coalition_id = turned.coalition_id
                             and terms.version = contact_grant.terms_version
         where contact_grant.ended_at is null
           and contact_grant.agreed_at < turned.since_when
           and (contact_grant.basis in ('CONVENER', 'ORGANIC') or terms.sharing = 'CONVENER_ONLY')
      ), unawaited as (
        delete from waiting_contact
         using turned
          join signature_pool on signature_pool.coalition_id = turned.coalition_id
         where waiting_contact.pool_id = signature_pool.id
           and waiting_contact.organization_id = turned.organization_id
           and waiting_contact.agreed_at < turned.since_when
           and (waiting_contact.basis in ('CONVENER', 'ORGANIC') or waiting_contact.rule = 'CONVENER_ONLY')
      )
      update contact_grant
         set ended_at = greatest(affected.since, contact_grant.granted_at)
        from affected
       where contact_grant.signature_id = affected.signature_id
         and contact_grant.organization_id = affected.organization_id
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

  /** Ends what partners may hold no longer. The rows of supporters are open. */
  void settle() {
    jdbc.sql(SETTLE_DEPARTURES).update();
    jdbc.sql(SETTLE_CONVENING).update();
  }

  /** Signatures whose answers have to be looked at again; at the most 2,000 at once. */
  List<Long> reinstated() {
    return jdbc.sql(REINSTATED).query((row, number) -> row.getLong(1)).list();
  }
}
