package org.chorus.campaign.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javax.sql.DataSource;
import org.chorus.content.Content;
import org.chorus.testing.Database;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to pages of an installation from before they had languages. */
class EditionsMoveIT {

  static final UUID RIVERS = UUID.randomUUID();
  static final UUID CAMPAIGN = UUID.randomUUID();
  static final UUID COMMON = UUID.randomUUID();
  static final UUID OWN = UUID.randomUUID();

  JdbcClient jdbc;

  @BeforeEach
  void anOldInstallationIsBroughtUpToDate() {
    DataSource source = Database.asOwner(Database.create());
    FluentConfiguration migrations = Flyway.configure().dataSource(source).outOfOrder(true);
    migrations.target("022").load().migrate();
    jdbc = JdbcClient.create(source);
    jdbc.sql(
            """
            with organization as (
              insert into organization (id, alias, name, registered_at)
              values (:organization, 'rivers', 'Rivers', now())
            ), coalition as (
              insert into coalition (id, name, founded_at)
              values (:coalition, 'Clean water', now())
            ), pool as (
              insert into signature_pool (id, coalition_id, name, created_at)
              values (:pool, :coalition, 'Dam', now())
            )
            insert into campaign (id, coalition_id, pool_id, slug, kind, name, consent_mode, state, content_version,
                                  published_version, created_at, published_at, state_since, state_reason, public_message)
            values (:campaign, :coalition, :pool, 'dam', 'PETITION', 'Dam', 'EXPLICIT', 'PUBLISHED', 3, 2, now(), now(),
                    now(), '', '')
            """)
        .param("organization", RIVERS)
        .param("coalition", UUID.randomUUID())
        .param("pool", UUID.randomUUID())
        .param("campaign", CAMPAIGN)
        .update();
    page(COMMON, null, revision(COMMON, 2, "en"), revision(COMMON, 1, "en"));
    page(OWN, RIVERS, revision(OWN, 2, "de"), revision(OWN, 1, "en"));

    migrations.target("latest").load().migrate();
  }

  private Revision revision(UUID page, int number, String language) {
    return new Revision(UUID.randomUUID(), page, number, language);
  }

  private record Revision(UUID id, UUID page, int number, String language) {}

  private void page(UUID id, @Nullable UUID organization, Revision draft, Revision published) {
    jdbc.sql(
            """
            with revisions as (
              insert into revision (id, page_id, number, author, author_name, created_at, language, title, lede, lead_in,
                                    article, statement, salutation, letter, image_credit, image_alt, target_name,
                                    target_job_title, target_organization, closing_call, thanks, consent_wording)
              select id, :page, number, 'ines', 'Ines', now(), language, 'T', '', '', '', '', '', '', '', '', '', '', '',
                     '', '', ''
                from (values (:draft, :draftNumber, :draftLanguage),
                             (:published, :publishedNumber, :publishedLanguage)) as one (id, number, language)
            )
            insert into page (id, campaign_id, organization_id, draft_revision_id, published_revision_id, first_published_at)
            values (:page, :campaign, :organization, :draft, :published, now())
            """)
        .param("page", id)
        .param("campaign", CAMPAIGN)
        .param("organization", organization)
        .param("draft", draft.id())
        .param("draftNumber", draft.number())
        .param("draftLanguage", draft.language())
        .param("published", published.id())
        .param("publishedNumber", published.number())
        .param("publishedLanguage", published.language())
        .update();
  }

  private Object editionsOf(UUID page) {
    return jdbc.sql(
            """
            select string_agg(edition.language || ' ' || coalesce(draft.number, 0) || ' '
                              || coalesce(published.number, 0), ', ' order by edition.language)
              from edition
              left join revision draft on draft.id = edition.draft_revision_id
              left join revision published on published.id = edition.published_revision_id
             where edition.page_id = :page
            """)
        .param("page", page)
        .query(String.class)
        .single();
  }

  @Test
  void aPageIsAnEditionInItsLanguage() {
    assertThat(editionsOf(COMMON)).isEqualTo("en 2 1");
    assertThat(
            jdbc.sql("select language from campaign where id = :campaign")
                .param("campaign", CAMPAIGN)
                .query(String.class)
                .single())
        .isEqualTo("en");
  }

  @Test
  void whatSupportersReadInAnotherLanguageThanTheDraftStaysUntilTheNextPublication() {
    assertThat(editionsOf(OWN)).isEqualTo("de 2 0, en 0 1");
  }

  @Test
  void whatPartnersWroteStaysTheirOwnInEveryPart() {
    assertThat(
            jdbc.sql("select distinct cardinality(own_parts) from revision")
                .query(Integer.class)
                .single())
        .isEqualTo(PageText.whole(Content.blank("en")).own().size());
  }
}
