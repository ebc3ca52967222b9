package org.chorus.access;

import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which rows of supporters' personal data the database shows to a transaction: none, until it asks
 * here. The role that the app logs in as may not read them; a transaction becomes another role, up
 * to its commit or rollback, after which the pooled connection is what it was.
 *
 * <p>The second wall behind {@link Access}: whatever a query for staff forgets to ask, PostgreSQL
 * answers with the contacts granted to the Organization named here, and with no others.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SupporterRows {

  private static final String OPEN_ALL = "select set_config('role', 'chorus_supporters', true)";

  private final JdbcClient jdbc;

  SupporterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Shows, from here to the end of the transaction, what was granted to an Organization by people
   * of Coalitions in which it has an active Seat, to be read and not changed. Nothing else that is
   * not needed beside it can be read or written any more.
   */
  public void showGrantedTo(OrganizationId organization) {
    jdbc.sql(
            """
            select set_config('role', 'chorus_staff', true),
                   set_config('chorus.organization', :organization, true)
            """)
        .param("organization", organization.toString())
        .query()
        .singleRow();
  }

  /**
   * Shows, from here to the end of the transaction, the signatures of one Campaign as its
   * moderators see them: masked, whichever partner brought them, to be read and not changed.
   */
  public void showMasked(CampaignId campaign) {
    jdbc.sql(
            """
            select set_config('role', 'chorus_staff', true),
                   set_config('chorus.campaign', :campaign, true)
            """)
        .param("campaign", campaign.toString())
        .query()
        .singleRow();
  }

  /**
   * Shows and opens all rows, from here to the end of the transaction: for the way of a signature
   * and what follows it, never to show staff anything.
   */
  public void openAll() {
    jdbc.sql(OPEN_ALL).query().singleRow();
  }

  /**
   * Lets signatures be deleted, from here to the end of the transaction or to the next opening, and
   * shows nothing of them that names anybody.
   */
  public void openForErasure() {
    jdbc.sql("select set_config('role', 'chorus_erasure', true)").query().singleRow();
  }

  /**
   * The same as {@link #openAll} for plain JDBC: two statements in one round trip and one
   * transaction, where auto-commit is on. The first result is to be skipped.
   */
  public static String openingAll(String statement) {
    return OPEN_ALL + ";\n" + statement;
  }
}
