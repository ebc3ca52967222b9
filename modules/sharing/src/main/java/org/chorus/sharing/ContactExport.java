package org.chorus.sharing;

import static org.chorus.access.Permission.READ_NUMBERS;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.access.PersonalDataAccess;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands an Organization the people of a pool who agreed to hear from it, and nobody else. Nothing
 * comes out for a partner that is suspended or has left.
 */
@Service
public class ContactExport {

  private static final String[] HEADER = {
    "given_name",
    "family_name",
    "email",
    "email_confirmed",
    "language",
    "signed_at",
    "agreed_at",
    "agreed_on_campaign",
    "consent_version",
    "consent_wording"
  };

  private final JdbcClient jdbc;
  private final ContactGrants grants;
  private final Access access;
  private final Clock clock;

  ContactExport(JdbcClient jdbc, ContactGrants grants, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.grants = grants;
    this.access = access;
    this.clock = clock;
  }

  /** How many people of the pool agreed that the Actor's Organization contacts them. */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public long granted(Actor actor, CoalitionId coalition, PoolId pool) {
    access.require(actor, READ_NUMBERS, coalition);
    grants.settle();
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
   * Writes the granted contacts as CSV (RFC 4180): UTF-8 with a byte order mark, a header, one
   * person a line in the order of signing, times in UTC (ISO 8601). Cells that a spreadsheet would
   * take for a formula begin with an apostrophe. Every answer committed before the call is in it.
   * Writing is on record in the audit trail, also when the stream breaks half-way.
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
    PersonalDataAccess permit = access.toExportContacts(actor, coalition, pool, poolName);
    grants.settle();
    write(permit, coalition, to);
  }

  private void write(PersonalDataAccess permit, CoalitionId coalition, OutputStream to) {
    try (OutputStreamWriter text = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
      text.write('\ufeff'); // without it spreadsheets take UTF-8 for something else
      CsvWriter csv = CsvWriter.builder().build(text);
      csv.writeRecord(HEADER);
      try (var contacts = contacts(permit, coalition)) {
        contacts.forEach(csv::writeRecord);
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String[]> contacts(PersonalDataAccess permit, CoalitionId coalition) {
    return jdbc
        .sql(
            """
            select given_name, family_name, email, confirmed_at is not null as confirmed,
                   signature.language, signed_at, consent.answered_at,
                   campaign.name as campaign, consent_text.version, consent_text.wording
              from contact_grant
              join signature      on signature.id = contact_grant.signature_id
              join signature_pool on signature_pool.id = signature.pool_id
              join seat           on seat.coalition_id = signature_pool.coalition_id
                                 and seat.organization_id = contact_grant.organization_id
                                 and seat.state = 'ACTIVE'
              join consent        on consent.id = contact_grant.consent_id
              join consent_text   on consent_text.id = consent.consent_text_id
              join campaign       on campaign.id = consent_text.campaign_id
             where contact_grant.organization_id = :organization
               and contact_grant.ended_at is null
               and signature_pool.id = :pool
               and signature_pool.coalition_id = :coalition
             order by signature.id
            """)
        .param("organization", permit.actor().organization().value())
        .param("pool", permit.pool().value())
        .param("coalition", coalition.value())
        .query((row, number) -> cells(row))
        .stream();
  }

  private static String[] cells(ResultSet row) throws SQLException {
    return new String[] {
      SpreadsheetCell.escape(row.getString("given_name")),
      SpreadsheetCell.escape(row.getString("family_name")),
      SpreadsheetCell.escape(row.getString("email")),
      row.getBoolean("confirmed") ? "yes" : "no",
      row.getString("language"),
      utc(row.getTimestamp("signed_at").toInstant()),
      utc(row.getTimestamp("answered_at").toInstant()),
      SpreadsheetCell.escape(row.getString("campaign")),
      Integer.toString(row.getInt("version")),
      SpreadsheetCell.escape(row.getString("wording"))
    };
  }

  private static String utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
