package org.chorus.signature;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.RevisionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Confirming that an address is the signer's own, through a link in a mail. */
@Service
@Transactional
public class Confirmations {

  /** How long a link can be used. */
  public static final Duration VALID_FOR = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Clock clock;

  Confirmations(JdbcClient jdbc, SupporterRows rows, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
  }

  /** Makes the link of a signature, in the transaction that also queues the mail with it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public LinkToken issue(long signature) {
    rows.openAll();
    LinkToken token = LinkToken.random();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into confirmation (signature_id, token_hash, issued_at, expires_at)
            values (:signature, :hash, :now, :expires)
                on conflict (signature_id) do update
               set token_hash = excluded.token_hash,
                   issued_at  = excluded.issued_at,
                   expires_at = excluded.expires_at
            """)
        .param("signature", signature)
        .param("hash", token.hash())
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(VALID_FOR)))
        .update();
    return token;
  }

  /** What a link would confirm, without confirming: mail scanners follow links. */
  @Transactional(readOnly = true)
  public ConfirmOutcome look(LinkToken token) {
    return find(token).map(this::outcome).orElseGet(ConfirmOutcome.Unknown::new);
  }

  /** Confirms. Doing so again changes nothing and answers alike. */
  public ConfirmOutcome confirm(LinkToken token) {
    Optional<Found> found = find(token);
    if (found.isEmpty()) {
      return new ConfirmOutcome.Unknown();
    }
    ConfirmOutcome outcome = outcome(found.get());
    if (outcome instanceof ConfirmOutcome.Confirmed) {
      jdbc.sql(
              """
              update signature
                 set confirmed_at = :now
               where id = :signature
                 and confirmed_at is null
              """)
          .param("now", Timestamp.from(clock.instant()))
          .param("signature", found.get().signatureId())
          .update();
    }
    return outcome;
  }

  record Found(long signatureId, UUID revisionId, Timestamp expiresAt, boolean confirmed) {}

  private ConfirmOutcome outcome(Found found) {
    RevisionId revision = new RevisionId(found.revisionId());
    return found.confirmed() || clock.instant().isBefore(found.expiresAt().toInstant())
        ? new ConfirmOutcome.Confirmed(revision)
        : new ConfirmOutcome.Expired(revision);
  }

  private Optional<Found> find(LinkToken token) {
    rows.openAll();
    return jdbc.sql(
            """
            select signature_id, revision_id, expires_at, confirmed_at is not null as confirmed
              from confirmation
              join signature on signature.id = confirmation.signature_id
             where token_hash = :hash
            """)
        .param("hash", token.hash())
        .query(Found.class)
        .optional();
  }
}
