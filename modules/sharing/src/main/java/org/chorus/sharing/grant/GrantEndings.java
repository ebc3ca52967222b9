package org.chorus.sharing.grant;

import java.sql.Timestamp;
import org.chorus.signature.SignatureWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the grants of a signature that is taken back, in the very transaction: at its commit no
 * Organization sees the contact any more. (An erased one takes its grants along, by foreign key.)
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GrantEndings {

  private final JdbcClient jdbc;

  GrantEndings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The signature is locked, and the rows of supporters are open. */
  @EventListener
  void on(SignatureWithdrawn withdrawn) {
    jdbc.sql(
            """
            with released as (
              delete from waiting_contact where signature_id = :signature
            )
            update contact_grant
               set ended_at = greatest(:at, granted_at)
             where signature_id = :signature
               and ended_at is null
            """)
        .param("signature", withdrawn.signature())
        .param("at", Timestamp.from(withdrawn.at()))
        .update();
  }
}
