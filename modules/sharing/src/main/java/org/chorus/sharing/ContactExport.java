package org.chorus.sharing;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.READ_NUMBERS;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.access.PersonalDataAccess;
import org.chorus.access.SteppedUp;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.chorus.sharing.deletion.DeletionRequests;
import org.chorus.sharing.grant.ContactGrants;
import org.chorus.spreadsheet.Spreadsheet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands an Organization the people of a pool who agreed to hear from it, and nobody else. Nothing
 * comes out for a partner that is suspended or has left. The queries ask for that, and the database
 * shows them nothing else ({@link SupporterRows}).
 */
@Service
public class ContactExport {

  private static final List<String> HEADER =
      List.of(
          "given_name",
          "family_name",
          "email",
          "email_confirmed",
          "language",
          "signed_at",
          "agreed_at",
          "agreed_on_campaign",
          "consent_version",
          "consent_wording",
          "received_at",
          "received_as",
          "terms_version");

  /** However many there are, this many are in memory. */
  private static final int FETCHED_AT_ONCE = 1000;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final ContactGrants grants;
  private final Access access;
  private final Clock clock;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;

  ContactExport(
      JdbcClient jdbc,
      SupporterRows rows,
      ContactGrants grants,
      Access access,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.grants = grants;
    this.access = access;
    this.clock = clock;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    this.writing = new TransactionTemplate(transactions);
  }

  /**
   * How many people whose signature counts in the pool agreed that the Actor's Organization
   * contacts them.
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public long granted(Actor actor, CoalitionId coalition, PoolId pool) {
    access.require(actor, READ_NUMBERS, coalition);
    grants.settle(pool);
    return requireNonNull(
        reading.execute(
            begun -> {
              rows.showGrantedTo(actor.organization());
              return count(actor, coalition, pool);
            }));
  }

  private long count(Actor actor, CoalitionId coalition, PoolId pool) {
    return jdbc.sql(
            """
            select count(*)
              from contact_grant
              join signature      on signature.id = contact_grant.signature_id
              join signature_pool on signature_pool.id = signature.pool_id
              join seat           on seat.coalition_id = signature_pool.coalition_id
                                 and seat.organization_id = contact_grant.organization_id
                                 and seat.state = 'ACTIVE'
             where contact_grant.organization_id = :organization
               and contact_grant.ended_at is null
               and signature_pool.id = :pool
               and signature_pool.coalition_id = :coalition
            """)
        .param("organization", actor.organization().value())
        .param("pool", pool.value())
        .param("coalition", coalition.value())
        .query(Long.class)
        .single();
  }

  /**
   * Writes the granted contacts as CSV ({@link Spreadsheet}): one person a line in the order of
   * signing, times in UTC. Every answer is in it that was committed before the call, and before any
   * transaction that still runs. The database shows nobody whose signature does not count. Writing
   * is on record in the audit trail, also when the stream breaks half-way.
   *
   * @param poolName for the record
   * @param proof that the Actor showed a second factor a short while ago
   * @throws org.chorus.access.SecondFactorNeeded when it is another person's, or of long ago
   * @throws org.chorus.access.AccessDenied unless the Actor is data steward of a partner
   */
  public void write(
      Actor actor,
      SteppedUp proof,
      CoalitionId coalition,
      PoolId pool,
      String poolName,
      OutputStream to) {
    proof.require(actor, clock.instant());
    PersonalDataAccess.OfPool permit = access.toExportContacts(actor, coalition, pool, poolName);
    grants.settle(pool);
    keep(permit, coalition);
    write(permit, coalition, to);
  }

  /**
   * Whoever is in it and wants that no more has to be deleted wherever it went. Commits before
   * anything is read, and waits for those who want it at this moment: they are not in it any more,
   * and whoever comes later finds it ({@link DeletionRequests}).
   */
  private void keep(PersonalDataAccess.OfPool permit, CoalitionId coalition) {
    writing.executeWithoutResult(
        begun -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:pool, 0))")
              .param("pool", permit.pool().toString())
              .query()
              .listOfRows();
          record(permit, coalition);
        });
  }

  private void record(PersonalDataAccess.OfPool permit, CoalitionId coalition) {
    jdbc.sql(
            """
            insert into contact_export (organization_id, pool_id, exported_at, exported_by_name)
            select :organization, id, :now, :name
              from signature_pool
             where id = :pool
               and coalition_id = :coalition
            """)
        .param("organization", permit.actor().organization().value())
        .param("pool", permit.pool().value())
        .param("coalition", coalition.value())
        .param("now", Timestamp.from(clock.instant()))
        .param("name", permit.actor().name())
        .update();
  }

  private void write(PersonalDataAccess.OfPool permit, CoalitionId coalition, OutputStream to) {
    reading.executeWithoutResult(
        begun -> {
          rows.showGrantedTo(permit.actor().organization());
          try (Stream<List<String>> contacts = contacts(permit, coalition)) {
            Spreadsheet.write(to, HEADER, contacts);
          }
        });
  }

  private Stream<List<String>> contacts(PersonalDataAccess.OfPool permit, CoalitionId coalition) {
    return jdbc
        .sql(
            """
            select given_name, family_name, email, confirmed_at is not null as confirmed,
                   signature.language, signed_at, agreed_at,
                   campaign.name as campaign, consent_text.version, consent_text.wording,
                   granted_at, basis, contact_grant.terms_version
              from contact_grant
              join signature      on signature.id = contact_grant.signature_id
              join signature_pool on signature_pool.id = signature.pool_id
              join seat           on seat.coalition_id = signature_pool.coalition_id
                                 and seat.organization_id = contact_grant.organization_id
                                 and seat.state = 'ACTIVE'
              join consent_text   on consent_text.id = contact_grant.consent_text_id
              join campaign       on campaign.id = consent_text.campaign_id
             where contact_grant.organization_id = :organization
               and contact_grant.ended_at is null
               and signature_pool.id = :pool
               and signature_pool.coalition_id = :coalition
             order by signature.id
            """)
        .withFetchSize(FETCHED_AT_ONCE)
        .param("organization", permit.actor().organization().value())
        .param("pool", permit.pool().value())
        .param("coalition", coalition.value())
        .query((row, number) -> cells(row))
        .stream();
  }

  private static List<String> cells(ResultSet row) throws SQLException {
    return List.of(
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("email"),
        row.getBoolean("confirmed") ? "yes" : "no",
        row.getString("language"),
        Spreadsheet.utc(row.getTimestamp("signed_at").toInstant()),
        Spreadsheet.utc(row.getTimestamp("agreed_at").toInstant()),
        row.getString("campaign"),
        Integer.toString(row.getInt("version")),
        row.getString("wording"),
        Spreadsheet.utc(row.getTimestamp("granted_at").toInstant()),
        row.getString("basis"),
        Integer.toString(row.getInt("terms_version")));
  }
}
