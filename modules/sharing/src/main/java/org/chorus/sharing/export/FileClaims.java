package org.chorus.sharing.export;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who prepares which file at this moment. Whoever claims one stores its pieces as they come; a
 * claim that nothing was stored under for a while is anybody's, and of two that hold the same file
 * only the later one can store.
 */
@Component
class FileClaims {

  /** Whoever has stored nothing for so long does not do it any more. */
  static final Duration CLAIM = Duration.ofMinutes(2);

  static final int ATTEMPTS = 5;

  private static final Logger log = LoggerFactory.getLogger(FileClaims.class);

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Clock clock;
  private final TransactionTemplate writing;

  FileClaims(
      JdbcClient jdbc, SupporterRows rows, Clock clock, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
    this.writing = new TransactionTemplate(transactions);
    writing.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * A file that one prepares.
   *
   * @param attempt which one it is; another one since, and this one stores nothing any more
   * @param stretch within which its people are
   */
  record Claimed(
      ExportId id,
      OrganizationId organization,
      PoolId pool,
      ExportScope scope,
      int attempt,
      Stretch stretch) {}

  /** Of the signatures that the Organization has anything of, the first and the last. */
  record Stretch(long first, long last) {
    /** How much of it lies behind, up to a signature; from 0 to 1, and about right. */
    double done(long signature) {
      return Math.clamp((double) (signature - first) / Math.max(1, last - first), 0, 1);
    }
  }

  /** What waits for somebody who prepares it, and what is under way; in the order of asking. */
  List<ExportId> waiting() {
    return jdbc.sql(
            """
            select id
              from contact_export
             where ready_at is null
               and failed_at is null
             order by asked_at, id
            """)
        .query((row, number) -> new ExportId(row.getLong("id")))
        .list();
  }

  /**
   * From its moment on, whoever is in it and wants that no more has to be deleted wherever it went.
   * Commits before anything is read, and waits for those who want it at this moment: they are not
   * in it any more, and whoever comes later finds it.
   */
  Optional<Claimed> claim(ExportId id) {
    return requireNonNull(
        writing.execute(
            begun -> {
              rows.openAll();
              jdbc.sql(
                      """
                      select pg_advisory_xact_lock(hashtextextended(pool_id::text, 0))
                        from contact_export
                       where id = :id
                      """)
                  .param("id", id.value())
                  .query()
                  .listOfRows();
              Optional<Claimed> claimed = claimUnlessDone(id);
              claimed.ifPresent(
                  each ->
                      jdbc.sql("delete from contact_export_part where export_id = :id")
                          .param("id", id.value())
                          .update());
              return claimed;
            }));
  }

  private Optional<Claimed> claimUnlessDone(ExportId id) {
    return jdbc.sql(
            """
            update contact_export
               set attempt     = attempt + 1,
                   claimed_at  = :now,
                   exported_at = :now,
                   people      = 0,
                   bytes       = 0,
                   done        = 0
             where id = :id
               and ready_at is null
               and failed_at is null
               and attempt < :attempts
               and (claimed_at is null or claimed_at < :abandoned)
            returning id, organization_id, pool_id, scope, attempt,
                      (select coalesce(min(signature_id), 0)
                         from contact_grant
                        where contact_grant.organization_id = contact_export.organization_id) as first,
                      (select coalesce(max(signature_id), 0)
                         from contact_grant
                        where contact_grant.organization_id = contact_export.organization_id) as last
            """)
        .param("id", id.value())
        .param("now", now())
        .param("attempts", ATTEMPTS)
        .param("abandoned", abandoned())
        .query(FileClaims::claimed)
        .optional();
  }

  private static Claimed claimed(ResultSet row, int number) throws SQLException {
    return new Claimed(
        new ExportId(row.getLong("id")),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        new PoolId(row.getObject("pool_id", UUID.class)),
        ExportScope.valueOf(row.getString("scope")),
        row.getInt("attempt"),
        new Stretch(row.getLong("first"), row.getLong("last")));
  }

  /** Stores a piece; fails when the file is somebody else's by now. */
  void store(Claimed claimed, FileParts.Part part) {
    boolean ours =
        requireNonNull(
            writing.execute(
                begun -> {
                  rows.openAll();
                  return insert(claimed, part) == 1;
                }));
    if (!ours) {
      throw new IllegalStateException("Somebody else prepares export " + claimed.id().value());
    }
  }

  private int insert(Claimed claimed, FileParts.Part part) {
    return jdbc.sql(
            """
            with ours as (
              update contact_export
                 set claimed_at = :now,
                     people     = people + :people,
                     bytes      = bytes + :length,
                     done       = :done
               where id = :id
                 and attempt = :attempt
                 and ready_at is null
              returning id
            )
            insert into contact_export_part (export_id, number, signature_ids, first_byte, length, content)
            select id, :number, :signatures, :first_byte, :length, :content
              from ours
            """)
        .param("id", claimed.id().value())
        .param("attempt", claimed.attempt())
        .param("now", now())
        .param("number", part.number())
        .param("people", part.signatures().length)
        .param("done", claimed.stretch().done(part.lastSignature()))
        .param("signatures", part.signatures())
        .param("first_byte", part.firstByte())
        .param("length", part.length())
        .param("content", part.gzip())
        .update();
  }

  /** The last piece is stored. */
  void finish(Claimed claimed) {
    jdbc.sql(
            """
            update contact_export
               set ready_at   = :now,
                   expires_at = :until
             where id = :id
               and attempt = :attempt
               and ready_at is null
            """)
        .param("id", claimed.id().value())
        .param("attempt", claimed.attempt())
        .param("now", now())
        .param("until", Timestamp.from(clock.instant().plus(ContactFiles.KEPT)))
        .update();
  }

  /** To be begun anew by whoever comes next, a few times. */
  void release(Claimed claimed) {
    try {
      jdbc.sql(
              """
              update contact_export
                 set claimed_at  = null,
                     exported_at = null
               where id = :id
                 and attempt = :attempt
                 and ready_at is null
              """)
          .param("id", claimed.id().value())
          .param("attempt", claimed.attempt())
          .update();
      giveUpWhatAlwaysFails();
    } catch (DataAccessException e) {
      log.warn("Export {} is free once its claim is old", claimed.id().value(), e);
    }
  }

  /**
   * Of what was tried often enough nothing is kept, not even where the process itself died of it.
   */
  void giveUpWhatAlwaysFails() {
    writing.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql(
                  """
                  with given_up as (
                    update contact_export
                       set failed_at   = :now,
                           exported_at = null
                     where ready_at is null
                       and failed_at is null
                       and attempt >= :attempts
                       and (claimed_at is null or claimed_at < :abandoned)
                    returning id
                  )
                  delete from contact_export_part
                   using given_up
                   where export_id = given_up.id
                  """)
              .param("now", now())
              .param("attempts", ATTEMPTS)
              .param("abandoned", abandoned())
              .update();
        });
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private Timestamp abandoned() {
    return Timestamp.from(clock.instant().minus(CLAIM));
  }
}
