package org.chorus.mail.outbox;

import org.chorus.signature.SignatureErased;
import org.chorus.signature.SignatureWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes the mail that still waits for somebody who takes their signature back or has it erased,
 * in the very transaction. What a worker is handing over to the mail server at that moment is on
 * its way.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GoneSigners {

  private final JdbcClient jdbc;

  GoneSigners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Told when the signature is gone, so that nobody can queue more; its rows are open. */
  @EventListener
  void on(SignatureErased erased) {
    deleteMailTo(erased.signature());
  }

  /** The same when it is taken back; whoever queues mail looks whether it is. */
  @EventListener
  void on(SignatureWithdrawn withdrawn) {
    deleteMailTo(withdrawn.signature());
  }

  private void deleteMailTo(long signature) {
    jdbc.sql("delete from mail_outbox where signature_id = :signature")
        .param("signature", signature)
        .update();
  }
}
