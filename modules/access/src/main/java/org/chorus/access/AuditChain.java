package org.chorus.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves the audit trail. PostgreSQL links every entry at commit with a digest over the entry and
 * the digest before; here the digests are computed anew from what is stored, by code of its own.
 *
 * <p>A chain cannot know what was cut off its end, nor that all of it was forged anew by somebody
 * who owns the database. Against that, keep the head that a verification tells somewhere else, and
 * name it in the next one.
 */
@Service
public class AuditChain {

  private static final int FETCHED_AT_ONCE = 1000;
  private static final int TOLD_EVERY = 10_000;

  private final JdbcClient jdbc;

  AuditChain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a verification found. */
  public sealed interface Verdict {

    /**
     * Every entry is as it was written, and in its place.
     *
     * @param head the digest of the last one, in hexadecimal; empty without entries
     */
    record Intact(long entries, String head) implements Verdict {}

    /**
     * The first entry that is not as it was written.
     *
     * @param entry the number of the entry
     */
    record Broken(long entry, Optional<Instant> at, Fault fault) implements Verdict {}

    /** All is in order, and the head that was to be found is not: the end was cut off or forged. */
    record HeadMissing(long entries, String head) implements Verdict {}
  }

  /** What is wrong with an entry. */
  public enum Fault {
    /** The entry, or its link, says something else than when it was written. */
    CHANGED,
    /** There is a link to an entry that is not there. */
    REMOVED,
    /** There is an entry without a link: it was not written by the app. */
    SLIPPED_IN,
    /** The link before this one is missing. */
    LINK_MISSING
  }

  /**
   * One row of the chain.
   *
   * @param position 0 where an entry has no link
   * @param digest as it is stored, in hexadecimal
   */
  private record Link(long position, String digest, long entry, Optional<Fields> fields) {}

  private record Fields(Instant at, List<String> values) {}

  /**
   * Computes the whole chain.
   *
   * @param knownHead a head from an earlier verification, which must still be in the chain
   * @param progress told now and then how many entries are done
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Verdict verify(Optional<String> knownHead, LongConsumer progress) {
    String last = "";
    long done = 0;
    boolean headSeen = knownHead.isEmpty();
    try (Stream<Link> links = links()) {
      for (Link link : (Iterable<Link>) links::iterator) {
        Optional<Fault> fault = fault(link, done + 1, last);
        if (fault.isPresent()) {
          return new Verdict.Broken(
              link.entry(), link.fields().map(Fields::at), fault.orElseThrow());
        }
        last = link.digest();
        done++;
        headSeen = headSeen || knownHead.orElseThrow().equalsIgnoreCase(last);
        if (done % TOLD_EVERY == 0) {
          progress.accept(done);
        }
      }
    }
    return headSeen ? new Verdict.Intact(done, last) : new Verdict.HeadMissing(done, last);
  }

  private static Optional<Fault> fault(Link link, long expectedPosition, String before) {
    if (link.position() == 0) {
      return Optional.of(Fault.SLIPPED_IN);
    }
    if (link.fields().isEmpty()) {
      return Optional.of(Fault.REMOVED);
    }
    if (link.position() != expectedPosition) {
      return Optional.of(Fault.LINK_MISSING);
    }
    return link.digest().equals(digest(before, link.fields().get().values()))
        ? Optional.empty()
        : Optional.of(Fault.CHANGED);
  }

  private Stream<Link> links() {
    return jdbc
        .sql(
            """
            select coalesce(position, 0) as position, coalesce(encode(digest, 'hex'), '') as digest, coalesce(entry_id, id) as entry, audit_entry.*
              from audit_link
              full join audit_entry on audit_entry.id = audit_link.entry_id
             order by audit_link.position nulls last, id
            """)
        .withFetchSize(FETCHED_AT_ONCE)
        .query(AuditChain::link)
        .stream();
  }

  private static Link link(ResultSet row, int number) throws SQLException {
    return new Link(
        row.getLong("position"),
        row.getString("digest"),
        row.getLong("entry"),
        row.getObject("id") == null ? Optional.empty() : Optional.of(fields(row)));
  }

  private static Fields fields(ResultSet row) throws SQLException {
    Instant at = row.getTimestamp("at").toInstant();
    return new Fields(
        at,
        List.of(
            row.getString("id"),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
            row.getString("subject"),
            row.getString("name"),
            row.getString("organization_id"),
            row.getString("act"),
            row.getString("object"),
            row.getString("object_name"),
            row.getString("outcome"),
            row.getString("detail"),
            row.getString("request_id")));
  }

  /** SHA-256 over the digest before and the fields, each led by its length in bytes and a colon. */
  private static String digest(String before, List<String> fields) {
    MessageDigest sha256 = sha256();
    sha256.update(HexFormat.of().parseHex(before));
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      sha256.update(bytes);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
