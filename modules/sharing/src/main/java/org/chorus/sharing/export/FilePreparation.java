package org.chorus.sharing.export;

import static java.util.Objects.requireNonNull;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.grant.ContactGrants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prepares the files that were asked for. All people of a file are read at one moment; its pieces
 * are stored as they come, so that somebody can see how far it is. Whatever stops in between is
 * begun anew by whoever finds it.
 */
@Component
public class FilePreparation {

  private static final long PREPARED_WHILE_ONE_WAITS = 5_000; // people

  private static final Logger log = LoggerFactory.getLogger(FilePreparation.class);

  private final JdbcClient jdbc;
  private final JdbcOperations connections;
  private final SupporterRows rows;
  private final ContactGrants grants;
  private final FileClaims claims;
  private final TransactionTemplate reading;

  FilePreparation(
      JdbcClient jdbc,
      JdbcOperations connections,
      SupporterRows rows,
      ContactGrants grants,
      FileClaims claims,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.rows = rows;
    this.grants = grants;
    this.claims = claims;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  /** How many would be in a file that is asked for now. */
  public long count(
      OrganizationId organization, CoalitionId coalition, PoolId pool, ExportScope scope) {
    return count(organization, coalition, pool, scope, Long.MAX_VALUE);
  }

  /** Whether it is a moment's work, for which one waits. */
  public boolean isSmall(
      OrganizationId organization, CoalitionId coalition, PoolId pool, ExportScope scope) {
    return count(organization, coalition, pool, scope, PREPARED_WHILE_ONE_WAITS + 1)
        <= PREPARED_WHILE_ONE_WAITS;
  }

  private long count(
      OrganizationId organization,
      CoalitionId coalition,
      PoolId pool,
      ExportScope scope,
      long atMost) {
    return requireNonNull(
        reading.execute(
            begun -> {
              rows.showGrantedTo(organization);
              return jdbc.sql(ContactLines.counting(organization, coalition, pool, scope, atMost))
                  .query(Long.class)
                  .single();
            }));
  }

  /** All that wait for it. Of one that fails the others take no harm; it is tried again later. */
  public void prepareAll() {
    claims.giveUpWhatAlwaysFails();
    claims.waiting().forEach(this::prepare);
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
    Optional<FileClaims.Claimed> claim = claims.claim(id);
    if (claim.isEmpty()) {
      return;
    }
    FileClaims.Claimed claimed = claim.get();
    try (FileParts parts = new FileParts(bytesOfPiece, part -> claims.store(claimed, part))) {
      read(claimed, parts);
      parts.complete();
      claims.finish(claimed);
    } catch (RuntimeException e) {
      claims.release(claimed);
      throw e;
    }
  }

  private void read(FileClaims.Claimed claimed, FileParts parts) {
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
