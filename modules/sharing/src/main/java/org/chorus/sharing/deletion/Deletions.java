package org.chorus.sharing.deletion;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.EXPORT_CONTACTS;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.PersonalDataAccess;
import org.chorus.access.SteppedUp;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.signature.PersonName;
import org.chorus.spreadsheet.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells an Organization's data stewards whom they must delete from lists of their own, until they
 * say that it is done (GDPR Art. 19). Somebody who came back and agreed again is not among them, as
 * long as the Organization holds them. A partner that has left a Coalition still reads its own.
 */
@Service
public class Deletions {

  /** As many as a screen shows at once. */
  public static final int AT_A_TIME = 50;

  private static final List<String> HEADER =
      List.of("given_name", "family_name", "email", "pool", "reason", "asked_at", "due_at");

  private static final int FETCHED_AT_ONCE = 1000;

  private static final String OPEN =
      """
      select contact_deletion.id, given_name, family_name, email, signature_pool.name as pool, reason,
             asked_at, due_at
        from contact_deletion
        join signature_pool on signature_pool.id = contact_deletion.pool_id
       where contact_deletion.organization_id = :organization
         and done_at is null
         and not exists (select from contact_grant
                          where contact_grant.organization_id = contact_deletion.organization_id
                            and contact_grant.signature_id = contact_deletion.signature_id
                            and ended_at is null)
       order by due_at, contact_deletion.id
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Deletions(
      JdbcClient jdbc,
      SupporterRows rows,
      Access access,
      AuditTrail audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * How it stands. Names nobody.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public DeletionFigures figures(Actor actor) {
    access.require(actor, EXPORT_CONTACTS);
    return inRowsOf(
        actor,
        () ->
            jdbc.sql(
                    """
                    with open as (
                    """
                        + OPEN
                        + """
                    )
                    select (select count(*) from open) as open,
                           (select count(*) from open where due_at < :now) as overdue,
                           (select min(due_at) from open) as next_due,
                           count(*) as done, max(done_at) as last_done
                      from contact_deletion
                     where organization_id = :organization
                       and done_at is not null
                    """)
                .param("organization", actor.organization().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(
                    (row, number) ->
                        new DeletionFigures(
                            row.getLong("open"),
                            row.getLong("overdue"),
                            instant(row.getTimestamp("next_due")),
                            row.getLong("done"),
                            instant(row.getTimestamp("last_done"))))
                .single());
  }

  private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }

  /**
   * Those who are due first.
   *
   * @return at the most {@link #AT_A_TIME}
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public List<DueDeletion> open(Actor actor, SteppedUp proof) {
    PersonalDataAccess.OfDeletions permit = permit(actor, proof);
    return inRowsOf(
        permit.actor(),
        () ->
            jdbc.sql(OPEN + " limit :limit")
                .param("organization", permit.actor().organization().value())
                .param("limit", AT_A_TIME)
                .query((row, number) -> deletion(row))
                .list());
  }

  /**
   * All of them as CSV ({@link Spreadsheet}), those who are due first, times in UTC.
   *
   * @throws org.chorus.access.SecondFactorNeeded when the proof is another person's, or of long ago
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public void write(Actor actor, SteppedUp proof, OutputStream to) {
    PersonalDataAccess.OfDeletions permit = permit(actor, proof);
    inRowsOf(
        permit.actor(),
        () -> {
          try (Stream<DueDeletion> open =
              jdbc
                  .sql(OPEN)
                  .withFetchSize(FETCHED_AT_ONCE)
                  .param("organization", permit.actor().organization().value())
                  .query((row, number) -> deletion(row))
                  .stream()) {
            Spreadsheet.write(to, HEADER, open.map(Deletions::cells));
          }
          return permit;
        });
  }

  private PersonalDataAccess.OfDeletions permit(Actor actor, SteppedUp proof) {
    proof.require(actor, clock.instant());
    return access.toReadDeletions(actor);
  }

  private <T> T inRowsOf(Actor actor, Supplier<T> reading) {
    return requireNonNull(
        transaction.execute(
            begun -> {
              rows.showGrantedTo(actor.organization());
              return reading.get();
            }));
  }

  private static DueDeletion deletion(ResultSet row) throws SQLException {
    return new DueDeletion(
        new DeletionId(row.getLong("id"), row.getTimestamp("asked_at").toInstant()),
        new PersonName(row.getString("given_name")),
        new PersonName(row.getString("family_name")),
        new EmailAddress(row.getString("email")),
        row.getString("pool"),
        DeletionReason.valueOf(row.getString("reason")),
        row.getTimestamp("due_at").toInstant());
  }

  private static List<String> cells(DueDeletion deletion) {
    return List.of(
        deletion.givenName().value(),
        deletion.familyName().value(),
        deletion.email().value(),
        deletion.pool(),
        deletion.reason().name(),
        Spreadsheet.utc(deletion.id().askedAt()),
        Spreadsheet.utc(deletion.dueAt()));
  }

  /**
   * The Organization has deleted these people everywhere. That stays on record, with who said so;
   * the names and addresses are gone from here, too. Those that are done already, were asked for
   * anew meanwhile, or are another Organization's, stay as they are.
   *
   * @return how many were open
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public long done(Actor actor, Collection<DeletionId> deletions) {
    access.require(actor, EXPORT_CONTACTS);
    return requireNonNull(
        transaction.execute(
            begun -> {
              long done = markDone(actor, deletions);
              if (done > 0) {
                audit.record(
                    actor,
                    Act.of("contacts deleted").because(done == 1 ? "1 person" : done + " people"));
              }
              return done;
            }));
  }

  private long markDone(Actor actor, Collection<DeletionId> deletions) {
    rows.openAll();
    return jdbc.sql(
            """
            update contact_deletion
               set done_at      = :now,
                   done_by_name = :name,
                   given_name   = null,
                   family_name  = null,
                   email        = null
             where organization_id = :organization
               and (id, asked_at) in (select *
                                        from unnest(:deletions::bigint[], :asked::timestamptz[]))
               and done_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("name", actor.name())
        .param("organization", actor.organization().value())
        .param("deletions", deletions.stream().map(DeletionId::value).toArray(Long[]::new))
        .param(
            "asked", deletions.stream().map(id -> id.askedAt().toString()).toArray(String[]::new))
        .update();
  }
}
