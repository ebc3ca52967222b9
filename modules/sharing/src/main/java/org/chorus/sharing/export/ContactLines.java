package org.chorus.sharing.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The lines of a file as PostgreSQL writes them: CSV (RFC 4180), a person a line in the order of
 * signing, times in UTC. A tenth of what it costs to read the columns one by one, and nobody has to
 * hold more than a line.
 */
final class ContactLines {

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

  /** Spreadsheets take UTF-8 without it for something else. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final String END_OF_LINE = "\r\n";

  /** Copying takes no parameters: these are numbers of our own, and never what somebody typed. */
  private static final String OF_POOL =
      """
       where contact.organization_id = '%1$s'
         and contact.pool_id = '%2$s'
      """;

  /**
   * Granted anew since, somebody is new again. Of exports of long ago nobody kept who was in them:
   * all who were granted by then.
   */
  private static final String IN_NO_FILE =
      """
         and not exists (select from (select unnest(signature_ids) as signature_id, max(exported_at) as at
                                        from contact_export_part
                                        join contact_export on contact_export.id = contact_export_part.export_id
                                       where contact_export.organization_id = '%1$s'
                                         and contact_export.pool_id = '%2$s'
                                         and fetched_at is not null
                                       group by 1) as taken
                          where taken.signature_id = contact.signature_id
                            and taken.at >= granted_at)
         and granted_at > (select coalesce(max(exported_at), '-infinity')
                             from contact_export
                            where organization_id = '%1$s'
                              and pool_id = '%2$s'
                              and fetched_at is not null
                              and not exists (select from contact_export_part
                                               where export_id = contact_export.id))
      """;

  private static final String LINES =
      """
      copy (
      select signature_id,
             spreadsheet_cell(given_name), spreadsheet_cell(family_name), spreadsheet_cell(email),
             case when confirmed_at is null then 'no' else 'yes' end,
             contact.language,
             to_char(signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             to_char(agreed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             spreadsheet_cell(campaign.name), consent_text.version, spreadsheet_cell(wording),
             to_char(granted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             basis, contact.terms_version
        from granted_contact as contact
        join consent_text on consent_text.id = contact.consent_text_id
        join campaign     on campaign.id = consent_text.campaign_id
      """
          + OF_POOL
          + "%3$s"
          + """
       order by signature_id
      ) to stdout (format csv)
      """;

  private ContactLines() {}

  /** Takes the lines of a file, one after the other. */
  interface Taker {
    /** What every file begins with. */
    void begin(byte[] header);

    /**
     * A person.
     *
     * @param line holds the text from {@code from} on to its end
     */
    void person(long signature, byte[] line, int from) throws IOException;
  }

  /** Counts who would be in a file of a pool, which is the Coalition's; no further than asked. */
  static String counting(
      OrganizationId organization,
      CoalitionId coalition,
      PoolId pool,
      ExportScope scope,
      long atMost) {
    return ("select count(*) from (select from granted_contact as contact "
            + OF_POOL
            + unlessTaken(scope)
            + " and contact.coalition_id = '%3$s' limit %4$d) as counted")
        .formatted(organization, pool, coalition, atMost);
  }

  /** The database shows the rows of the Organization on this connection, and no others. */
  static void read(
      Connection connection,
      OrganizationId organization,
      PoolId pool,
      ExportScope scope,
      Taker taker)
      throws SQLException, IOException {
    taker.begin(
        (BYTE_ORDER_MARK + String.join(",", HEADER) + END_OF_LINE)
            .getBytes(StandardCharsets.UTF_8));
    String lines =
        LINES.formatted(organization, pool, unlessTaken(scope).formatted(organization, pool));
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(lines);
    try {
      for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
        int comma = 0;
        long signature = 0;
        for (; row[comma] != ','; comma++) {
          signature = signature * 10 + (row[comma] - '0');
        }
        taker.person(signature, row, comma + 1);
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static String unlessTaken(ExportScope scope) {
    return switch (scope) {
      case EVERYBODY -> "";
      case NEW -> IN_NO_FILE;
    };
  }
}
