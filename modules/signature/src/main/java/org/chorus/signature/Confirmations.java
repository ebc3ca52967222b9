package org.chorus.signature;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.life.Counting;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.kernel.RevisionId;
import org.chorus.signature.SignatureFeed.NewSignature;
import org.jspecify.annotations.Nullable;
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
  private final SecretKey linkKey;
  private final Clock clock;

  Confirmations(
      JdbcClient jdbc, SupporterRows rows, Standings standings, DerivedKeys keys, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.standings = standings;
    this.linkKey = keys.forPurpose("links of confirmation mails", "HmacSHA256");
    this.clock = clock;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Issued(long signature, Instant first, byte[] hash) {

    boolean isMadeBy(LinkToken link) {
      return Arrays.equals(link.hash(), hash);
    }
  }

  /**
   * The links of signatures, in the transaction that also queues the mails with them. Whoever has
   * one already gets the same again, good for {@link #VALID_FOR} from now: the earlier mail goes on
   * working. Links of releases that made them at random cannot be made again and end.
   *
   * @return the link of each
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<Long, LinkToken> issue(Collection<Long> signatures) {
    rows.openAll();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as it comes back
    List<Issued> wanted =
        signatures.stream()
            .distinct()
            .map(id -> new Issued(id, now, link(id, now).hash()))
            .toList();
    List<Issued> present = keep(wanted, now);
    List<Issued> older =
        present.stream()
            .filter(known -> !known.isMadeBy(link(known.signature(), known.first())))
            .map(known -> new Issued(known.signature(), now, link(known.signature(), now).hash()))
            .toList();
    if (!older.isEmpty()) {
      replace(older, now);
    }
    Map<Long, LinkToken> links = new HashMap<>();
    present.forEach(known -> links.put(known.signature(), link(known.signature(), known.first())));
    older.forEach(known -> links.put(known.signature(), link(known.signature(), now)));
    return links;
  }

  /** Those that are there already stay, and are good for longer; as they stand afterwards. */
  private List<Issued> keep(List<Issued> links, Instant now) {
    return jdbc.sql(
            """
            insert into confirmation (signature_id, token_hash, issued_at, expires_at)
            select signature_id, token_hash, ?, ?
              from unnest(?::bigint[], ?::bytea[]) as issued (signature_id, token_hash)
                on conflict (signature_id) do update
               set expires_at = excluded.expires_at
            returning signature_id, issued_at, token_hash
            """)
        .param(Timestamp.from(now))
        .param(Timestamp.from(now.plus(VALID_FOR)))
        .param(new SqlArrayValue("bigint", links.stream().map(Issued::signature).toArray()))
        .param(hashes(links))
        .query(
            (row, number) ->
                new Issued(
                    row.getLong("signature_id"),
                    row.getTimestamp("issued_at").toInstant(),
                    row.getBytes("token_hash")))
        .list();
  }

  private void replace(List<Issued> links, Instant now) {
    jdbc.sql(
            """
            update confirmation
               set token_hash = issued.token_hash, issued_at = ?
              from unnest(?::bigint[], ?::bytea[]) as issued (signature_id, token_hash)
             where confirmation.signature_id = issued.signature_id
            """)
        .param(Timestamp.from(now))
        .param(new SqlArrayValue("bigint", links.stream().map(Issued::signature).toArray()))
        .param(hashes(links))
        .update();
  }

  private static SqlArrayValue hashes(List<Issued> links) {
    return new SqlArrayValue(
        "bytea", (Object[]) links.stream().map(Issued::hash).toArray(byte[][]::new));
  }

  /**
   * Made from the signature and the moment at which it was first made, under a key that the
   * database does not have: so it can be made again, and whoever reads the database cannot.
   */
  private LinkToken link(long signature, Instant first) {
    byte[] message =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(signature)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, first))
            .array();
    return LinkToken.of(SignerKeys.hash(linkKey, message));
  }

  /** The same for one signature. */
  @Transactional(propagation = Propagation.MANDATORY)
  public LinkToken issue(long signature) {
    return requireNonNull(issue(List.of(signature)).get(signature));
  }

  /**
   * Of people in pools those whose signature stands and is not confirmed, and whose first mail was
   * written before a moment; with what it takes to write to them again.
   *
   * @param people by pool and {@link SignerKeys#of(Signer)}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<NewSignature> unconfirmed(Collection<Person> people, Instant before) {
    rows.openAll();
    return jdbc.sql(
            """
            select touch.id as touch_id, position::text::bigint as transaction,
                   signature.id, email, given_name, language, touch.revision_id, false as gone
              from unnest(?::uuid[], ?::bytea[]) as asked (pool_id, signer_key)
              join signature using (pool_id, signer_key)
              join touch on touch.signature_id = signature.id and kind = 'FIRST'
              join confirmation on confirmation.signature_id = signature.id
             where confirmed_at is null
               and withdrawn_at is null
               and invalidated_at is null
               and confirmation.issued_at <= ?
             order by signature.id
            """)
        .param(
            new SqlArrayValue(
                "uuid", people.stream().map(person -> person.pool().value()).toArray()))
        .param(
            new SqlArrayValue(
                "bytea", (Object[]) people.stream().map(Person::signerKey).toArray(byte[][]::new)))
        .param(Timestamp.from(before))
        .query((row, number) -> SignatureFeed.newSignature(row))
        .list();
  }

  /** Somebody in a pool, as the pool knows them. Prints masked. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Person(PoolId pool, byte[] signerKey) {
    @Override
    public String toString() {
      return "Person[masked]";
    }
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
      @Nullable UUID organizationId,
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
        ? new ConfirmOutcome.Confirmed(
            revision,
            found.signatureId(),
            Optional.ofNullable(found.organizationId()).map(OrganizationId::new))
        : new ConfirmOutcome.Expired(
            revision, found.needsConfirmation() ? Counting.WHEN_CONFIRMED : Counting.AT_ONCE);
  }

  private Optional<Found> find(LinkToken token) {
    rows.openAll();
    return jdbc.sql(
            """
            select signature_id, revision_id, organization_id, expires_at, confirmed_at is not null as confirmed,
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
