package org.chorus.sharing.export;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.grant.ContactGrants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prepares the files that were asked for. All people of a file are read at one moment; its pieces
 * are stored as they come, so that somebody can see how far it is. Whatever stops in between is
 * begun anew by whoever finds it, and of two that prepare the same file only the later one can
 * store.
 */
@Component
public class FilePreparation {

  /** A moment's work, worth waiting for. */
  public static final long PREPARED_WHILE_ONE_WAITS = 5_000;

  /** Whoever has stored nothing for so long does not do it any more. */
  static final Duration CLAIM = Duration.ofMinutes(2);

  static final int ATTEMPTS = 5;

  private static final Logger log = LoggerFactory.getLogger(FilePreparation.class);

  private final JdbcClient jdbc;
  private final JdbcOperations connections;
  private final SupporterRows rows;
  private final ContactGrants grants;
  private final Clock clock;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;

  FilePreparation(
      JdbcClient jdbc,
      JdbcOperations connections,
      SupporterRows rows,
      ContactGrants grants,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.rows = rows;
    this.grants = grants;
    this.clock = clock;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    this.writing = new TransactionTemplate(transactions);
    writing.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * @param attempt which one it is; another one since, and this one stores nothing any more
   */
  private record Claimed(
      ExportId id, OrganizationId organization, PoolId pool, ExportScope scope, int attempt) {}

  /** How many would be in a file that is asked for now. */
  public long count(
      OrganizationId organization, CoalitionId coalition, PoolId pool, ExportScope scope) {
    return requireNonNull(
        reading.execute(
            begun -> {
              rows.showGrantedTo(organization);
              return jdbc.sql(ContactLines.counting(organization, coalition, pool, scope))
                  .query(Long.class)
                  .single();
            }));
  }

  /** All that wait for it. Of one that fails the others take no harm; it is tried again later. */
  public void prepareAll() {
    giveUpWhatAlwaysFails();
    waiting().forEach(this::prepare);
  }

  private List<ExportId> waiting() {
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
   * One, unless somebody else does it at this moment.
   *
   * @return false if it could not be prepared and waits for {@link #prepareAll}
   */
  public boolean prepare(ExportId id) {
    try {
      prepare(id, FileParts.MEGABYTE);
      return true;
    } catch (RuntimeException e) {
      log.warn("The file of export {} could not be prepared", id.value(), e);
      return false;
    }
  }

  void prepare(ExportId id, int bytesOfPiece) {
    Optional<Claimed> claim = claim(id);
    if (claim.isEmpty()) {
      return;
    }
    Claimed claimed = claim.get();
    try (FileParts parts = new FileParts(bytesOfPiece, part -> store(claimed, part))) {
      read(claimed, parts);
      parts.complete();
      finish(claimed);
    } catch (RuntimeException e) {
      release(claimed);
      throw e;
    }
  }

  /**
   * From its moment on, whoever is in it and wants that no more has to be deleted wherever it went.
   * Commits before anything is read, and waits for those who want it at this moment: they are not
   * in it any more, and whoever comes later finds it.
   */
  private Optional<Claimed> claim(ExportId id) {
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
                   bytes       = 0
             where id = :id
               and ready_at is null
               and failed_at is null
               and attempt < :attempts
               and (claimed_at is null or claimed_at < :abandoned)
            returning organization_id, pool_id, scope, attempt
            """)
        .param("id", id.value())
        .param("now", now())
        .param("attempts", ATTEMPTS)
        .param("abandoned", abandoned())
        .query(
            (row, number) ->
                new Claimed(
                    id,
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    new PoolId(row.getObject("pool_id", UUID.class)),
                    ExportScope.valueOf(row.getString("scope")),
                    row.getInt("attempt")))
        .optional();
  }

  private void read(Claimed claimed, FileParts parts) {
    grants.settle(claimed.pool());
    reading.executeWithoutResult(
        begun -> {
          rows.showGrantedTo(claimed.organization());
          connections.execute(
              (ConnectionCallback<Boolean>)
                  connection -> {
                    try {
                      ContactLines.read(
                          connection,
                          claimed.organization(),
                          claimed.pool(),
                          claimed.scope(),
                          parts);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                    return true;
                  });
        });
  }

  private void store(Claimed claimed, FileParts.Part part) {
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
                     bytes      = bytes + :length
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
        .param("signatures", part.signatures())
        .param("first_byte", part.firstByte())
        .param("length", part.length())
        .param("content", part.gzip())
        .update();
  }

  private void finish(Claimed claimed) {
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
  private void release(Claimed claimed) {
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
  private void giveUpWhatAlwaysFails() {
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

  /** Brought forward when somebody asks; once a minute goes on with what stopped. */
  @Configuration
  static class Schedule {
    @Bean
    RecurringTask<Void> prepareContactFiles(FilePreparation preparation) {
      return Tasks.recurring("prepare-contact-files", FixedDelay.ofMinutes(1))
          .execute((task, context) -> preparation.prepareAll());
    }

    @Bean
    RecurringTask<Void> removeContactFiles(ContactFiles files) {
      return Tasks.recurring("remove-contact-files", FixedDelay.ofHours(1))
          .execute((task, context) -> files.removeExpired());
    }
  }
}
