package org.chorus.signature;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.RevisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People take their signature back, or have it erased, through the link in their confirmation mail
 * (GDPR Art. 7(3), 17 and 21). The link goes on working for this when it is too old to confirm:
 * taking back is as easy as giving, and the mail is all that the person has.
 */
@Service
@Transactional
public class Withdrawals {

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Standings standings;
  private final Erasures erasures;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Withdrawals(
      JdbcClient jdbc,
      SupporterRows rows,
      Standings standings,
      Erasures erasures,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.standings = standings;
    this.erasures = erasures;
    this.events = events;
    this.clock = clock;
  }

  /** What a link would take back, without doing so: mail scanners follow links. */
  @Transactional(readOnly = true)
  public WithdrawOutcome look(LinkToken token) {
    rows.openAll();
    return find(token, "")
        .<WithdrawOutcome>map(
            found ->
                found.withdrawn()
                    ? new WithdrawOutcome.Withdrawn(found.revision())
                    : new WithdrawOutcome.Stands(found.revision()))
        .orElseGet(WithdrawOutcome.Unknown::new);
  }

  /**
   * Takes the signature back: it is out of the count, and no Organization sees the contact any
   * more, at the commit of this. The row stays, with its proof of what was agreed to and when.
   * Doing so again changes nothing and answers alike. Whoever signs again after that counts again.
   */
  public WithdrawOutcome withdraw(LinkToken token) {
    Optional<Found> found = lock(token);
    found
        .filter(signature -> !signature.withdrawn())
        .ifPresent(
            signature -> {
              events.publishEvent(new SignatureWithdrawn(signature.signatureId(), clock.instant()));
              standings.take(Standings.Step.WITHDRAW, List.of(signature.signatureId()));
            });
    return found
        .<WithdrawOutcome>map(signature -> new WithdrawOutcome.Withdrawn(signature.revision()))
        .orElseGet(WithdrawOutcome.Unknown::new);
  }

  /**
   * Deletes the signature and everything that refers to it: touches, answers, letter, grants, link,
   * mail not yet sent. What Organizations have exported is theirs to erase, and is not reached.
   */
  public WithdrawOutcome erase(LinkToken token) {
    Optional<Found> found = lock(token);
    found.ifPresent(signature -> erasures.erase(signature.signatureId()));
    return found
        .<WithdrawOutcome>map(signature -> new WithdrawOutcome.Erased(signature.revision()))
        .orElseGet(WithdrawOutcome.Unknown::new);
  }

  record Found(long signatureId, UUID revisionId, boolean withdrawn) {
    RevisionId revision() {
      return new RevisionId(revisionId);
    }
  }

  /**
   * Keeps away everybody who changes the signature, counts with it or lets something refer to it,
   * mail and grants among them: they come before or after, never in between.
   */
  private Optional<Found> lock(LinkToken token) {
    rows.openAll();
    return find(token, "for update of signature");
  }

  private Optional<Found> find(LinkToken token, String locking) {
    return jdbc.sql(
            """
            select signature_id, revision_id, withdrawn_at is not null as withdrawn
              from confirmation
              join signature on signature.id = confirmation.signature_id
             where token_hash = :hash
            """
                + locking)
        .param("hash", token.hash())
        .query(Found.class)
        .optional();
  }
}
