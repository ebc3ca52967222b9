package org.chorus.signature;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.life.Counting;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.RevisionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
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
  private final Standings standings;
  private final Clock clock;

  Confirmations(JdbcClient jdbc, SupporterRows rows, Standings standings, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * Makes the links of signatures, in the transaction that also queues the mails with them. A link
   * that somebody has already ends.
   *
   * @return the link of each
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<Long, LinkToken> issue(Collection<Long> signatures) {
    rows.openAll();
    List<Long> ids = signatures.stream().distinct().toList();
    List<LinkToken> tokens = ids.stream().map(id -> LinkToken.random()).toList();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into confirmation (signature_id, token_hash, issued_at, expires_at)
            select signature_id, token_hash, ?, ?
              from unnest(?::bigint[], ?::bytea[]) as issued (signature_id, token_hash)
                on conflict (signature_id) do update
               set token_hash = excluded.token_hash,
                   issued_at  = excluded.issued_at,
                   expires_at = excluded.expires_at
            """)
        .param(Timestamp.from(now))
        .param(Timestamp.from(now.plus(VALID_FOR)))
        .param(new SqlArrayValue("bigint", ids.toArray()))
        .param(
            new SqlArrayValue(
                "bytea", (Object[]) tokens.stream().map(LinkToken::hash).toArray(byte[][]::new)))
        .update();
    Map<Long, LinkToken> issued = new HashMap<>();
    for (int n = 0; n < ids.size(); n++) {
      issued.put(ids.get(n), tokens.get(n));
    }
    return issued;
  }

  /** The same for one signature. */
  @Transactional(propagation = Propagation.MANDATORY)
  public LinkToken issue(long signature) {
    return requireNonNull(issue(List.of(signature)).get(signature));
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
      standings.take(Standings.Step.CONFIRM, List.of(found.get().signatureId()));
    }
    return outcome;
  }

  record Found(
      long signatureId,
      UUID revisionId,
      Timestamp expiresAt,
      boolean confirmed,
      boolean needsConfirmation,
      boolean withdrawn) {}

  private ConfirmOutcome outcome(Found found) {
    RevisionId revision = new RevisionId(found.revisionId());
    if (found.withdrawn()) {
      return new ConfirmOutcome.Withdrawn(revision);
    }
    return found.confirmed() || clock.instant().isBefore(found.expiresAt().toInstant())
        ? new ConfirmOutcome.Confirmed(revision)
        : new ConfirmOutcome.Expired(
            revision, found.needsConfirmation() ? Counting.WHEN_CONFIRMED : Counting.AT_ONCE);
  }

  private Optional<Found> find(LinkToken token) {
    rows.openAll();
    return jdbc.sql(
            """
            select signature_id, revision_id, expires_at, confirmed_at is not null as confirmed,
                   needs_confirmation, withdrawn_at is not null as withdrawn
              from confirmation
              join signature on signature.id = confirmation.signature_id
             where token_hash = :hash
            """)
        .param("hash", token.hash())
        .query(Found.class)
        .optional();
  }
}
