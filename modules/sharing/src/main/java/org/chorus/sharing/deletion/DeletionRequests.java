package org.chorus.sharing.deletion;

import java.sql.Timestamp;
import java.time.Instant;
import org.chorus.signature.SignatureErasing;
import org.chorus.signature.SignatureWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes down who must delete whom: every Organization that took the contact along while it held it,
 * and has not deleted it since. When a signature is taken back or erased, that is in the very
 * transaction; when somebody says no, it is when the grants follow. Nobody who was not in an
 * export, because the signature did not count, is named to anybody by this.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DeletionRequests {

  /**
   * Inserts for the rows of a common table expression {@code unwanted}, with the columns {@code
   * signature_id}, {@code organization_id}, {@code reason} and {@code asked_at}. The month is that
   * of GDPR Art. 12(3). Who erases what was taken back before wins no time for anybody, and who
   * signed again in between is asked for anew.
   */
  public static final String FROM_UNWANTED =
      """
      insert into contact_deletion (organization_id, pool_id, signature_id, given_name, family_name, email,
                                    reason, asked_at, due_at)
      select unwanted.organization_id, signature.pool_id, signature.id, given_name, family_name, signature.email,
             unwanted.reason, wish.first_asked_at, wish.first_asked_at + interval '1 month'
        from unwanted
        join signature     on signature.id = unwanted.signature_id
        join contact_grant on contact_grant.signature_id = unwanted.signature_id
                          and contact_grant.organization_id = unwanted.organization_id
        left join (select organization_id, signature_id, asked_at
                     from contact_deletion
                    where done_at is null) as open
               on open.organization_id = unwanted.organization_id
              and open.signature_id = unwanted.signature_id
       cross join lateral (
         select case when contact_grant.ended_at < unwanted.asked_at
                     then coalesce(open.asked_at, unwanted.asked_at)
                     else unwanted.asked_at end as first_asked_at
       ) as wish
       where open.asked_at is not null
          or exists (select from contact_export
                      where contact_export.pool_id = signature.pool_id
                        and contact_export.organization_id = unwanted.organization_id
                        and exported_at >= first_granted_at - interval '1 minute' -- it may settle meanwhile
                        and exported_at <= coalesce(ended_at, 'infinity')
                        and (not needs_confirmation or exported_at >= confirmed_at)
                        and (invalidated_at is null or exported_at < invalidated_at)
                        and not held
                        and not exists (select from contact_deletion as done
                                         where done.organization_id = unwanted.organization_id
                                           and done.signature_id = unwanted.signature_id
                                           and done.done_at is not null
                                           and done.asked_at >= exported_at))
          on conflict (organization_id, signature_id) where done_at is null do update
         set reason   = excluded.reason,
             asked_at = excluded.asked_at,
             due_at   = excluded.due_at
      """;

  private static final String OF_SIGNATURE =
      """
      with unwanted as (
        select signature_id, organization_id, :reason as reason, cast(:at as timestamptz) as asked_at
          from contact_grant
         where signature_id = :signature
      )
      """
          + FROM_UNWANTED;

  private final JdbcClient jdbc;

  DeletionRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The signature is locked, and the rows of supporters are open. Before its grants end. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(SignatureWithdrawn withdrawn) {
    note(withdrawn.signature(), DeletionReason.WITHDRAWN, withdrawn.at());
  }

  /** The same. */
  @EventListener
  void on(SignatureErasing erasing) {
    note(erasing.signature(), DeletionReason.ERASED, erasing.at());
  }

  private void note(long signature, DeletionReason reason, Instant at) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock_shared(hashtextextended(pool_id::text, 0))
              from signature
             where id = :signature
            """)
        .param("signature", signature)
        .query()
        .listOfRows();
    jdbc.sql(OF_SIGNATURE)
        .param("signature", signature)
        .param("reason", reason.name())
        .param("at", Timestamp.from(at))
        .update();
  }
}
