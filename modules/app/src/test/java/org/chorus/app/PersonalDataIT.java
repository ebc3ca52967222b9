package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chorus.testing.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every table of the house is known here as one that holds supporters' personal data, and is closed
 * then, as a view of such, or as one that holds none. A new table must be put into one of them.
 */
class PersonalDataIT {

  /** Row-level security is on, and the role that the app logs in as may not read. */
  static final Set<String> OF_SUPPORTERS =
      Set.of(
          "signature",
          "touch",
          "confirmation",
          "signed_letter",
          "contact_grant",
          "waiting_contact",
          "contact_deletion",
          "contact_export_part",
          "listed_address",
          "dealing",
          "moderated_signature",
          "mail_outbox",
          "suppression",
          "resend_request",
          "confirmation_resend");

  /** Looked at with the reader's own rights: of those tables they show what the reader may see. */
  static final Set<String> VIEWS_OF_SUPPORTERS = Set.of("consent", "recount");

  /**
   * Looked at with their owner's rights: they show staff masked what the tables do not show them,
   * or at once what the tables would show them one by one.
   */
  static final Set<String> BARRIERS = Set.of("masked_signature", "granted_contact");

  /** What staff, campaigns and recurring work leave behind, and bare numbers. */
  static final Set<String> WITHOUT_SUPPORTERS =
      Set.of(
          "approval",
          "audit_entry",
          "audit_link",
          "campaign",
          "campaign_link",
          "coalition",
          "confirmation_mail_position",
          "consent_text",
          "contact_export",
          "dealing_share",
          "edition",
          "email_domain",
          "erasure",
          "flyway_schema_history",
          "grant_position",
          "group_role",
          "image_bytes",
          "join_request",
          "list_answer",
          "login_provider",
          "machine_client",
          "mail_day",
          "mail_waiting",
          "mailed_invitation",
          "member",
          "moderation_action",
          "organization",
          "overlap_answer",
          "overlap_consent",
          "reconciliation",
          "page",
          "page_comment",
          "past",
          "past_tally",
          "review_link",
          "revision",
          "role_grant",
          "scheduled_tasks",
          "seat",
          "sender_address",
          "settled_convening",
          "settled_departure",
          "settled_places",
          "signature_pool",
          "site_switch",
          "staff_login",
          "stored_image",
          "supporter_list",
          "tally",
          "terms",
          "terms_answer",
          "working_copy");

  static JdbcClient catalogue;

  @BeforeAll
  static void migrate() {
    String url = Database.create();
    Flyway.configure().dataSource(Database.asOwner(url)).outOfOrder(true).load().migrate();
    catalogue = JdbcClient.create(Database.asOwner(url));
  }

  private static Set<String> tables(String condition) {
    return new TreeSet<>(
        catalogue
            .sql(
                """
                select relname
                  from pg_class
                 where relnamespace = 'public'::regnamespace
                   and relkind in ('r', 'p', 'v', 'm')
                   and (%s)
                """
                    .formatted(condition))
            .query(String.class)
            .list());
  }

  @Test
  void everyTableIsKnown() {
    Set<String> known = new TreeSet<>(OF_SUPPORTERS);
    known.addAll(VIEWS_OF_SUPPORTERS);
    known.addAll(BARRIERS);
    known.addAll(WITHOUT_SUPPORTERS);
    assertThat(tables("true")).isEqualTo(known);
  }

  @Test
  void whatHoldsSupportersIsClosed() {
    assertThat(tables("relrowsecurity")).isEqualTo(new TreeSet<>(OF_SUPPORTERS));
    assertThat(tables("has_table_privilege('chorus_app', oid, 'select, update, delete')"))
        .doesNotContainAnyElementsOf(OF_SUPPORTERS)
        .doesNotContainAnyElementsOf(VIEWS_OF_SUPPORTERS)
        .doesNotContainAnyElementsOf(BARRIERS);
    assertThat(tables("relkind = 'v' and 'security_barrier=true' = any(reloptions)"))
        .isEqualTo(BARRIERS);
    assertThat(tables("relkind = 'v' and 'security_invoker=true' = any(reloptions)"))
        .isEqualTo(new TreeSet<>(VIEWS_OF_SUPPORTERS));
  }

  @Test
  void onlyWhoeverErasesDeletesSignatures_andReachesNothingElse() {
    assertThat(tables("has_table_privilege('chorus_erasure', oid, 'delete')"))
        .containsExactlyInAnyOrder("signature", "touch");
    assertThat(tables("has_any_column_privilege('chorus_erasure', oid, 'select, insert, update')"))
        .containsExactlyInAnyOrder(
            "signature", "touch", "signed_letter", "tally", "past", "past_tally", "erasure");
    for (String role : List.of("chorus_app", "chorus_supporters", "chorus_staff")) {
      assertThat(tables("has_table_privilege('" + role + "', oid, 'delete, truncate')"))
          .as(role)
          .doesNotContain("signature", "touch", "erasure");
    }
  }

  @Test
  void nobodyThatWorksInTheHouseOwnsOrPassesBy() {
    assertThat(tables("pg_get_userbyid(relowner) <> 'chorus'")).isEmpty();
    assertThat(
            catalogue
                .sql(
                    """
                    select rolname
                      from pg_roles
                     where rolname like 'chorus%'
                       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void theAuditTrailCanOnlyGrow() {
    for (String role :
        List.of("chorus_app", "chorus_supporters", "chorus_staff", "chorus_erasure")) {
      assertThat(tables("has_table_privilege('" + role + "', oid, 'update, delete, truncate')"))
          .as(role)
          .doesNotContain("audit_entry", "audit_link");
    }
    assertThat(tables("has_table_privilege('chorus_app', oid, 'insert')"))
        .contains("audit_entry")
        .doesNotContain("audit_link");
  }
}
