package org.chorus.campaign.published;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Partner;
import org.chorus.content.Content;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * The exact words that people answer to, per Campaign, Organization, language and version. A stored
 * wording never changes; a new one is a new version, and earlier answers keep pointing at the old
 * (GDPR Art. 7(1)).
 */
@Component
public class ConsentTexts {

  private final JdbcClient jdbc;

  ConsentTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a wording for every co-owner in every language in which the Campaign has a page, where
   * it differs from the one that stands. A co-owner's own words count in the language of its page.
   */
  public void settle(
      Campaign campaign,
      CoalitionOverview coalition,
      Map<PageEdition, Content> published,
      Instant now) {
    Set<String> languages =
        published.keySet().stream().map(PageEdition::language).collect(Collectors.toSet());
    List<Wording> wordings = new ArrayList<>();
    for (Partner partner : coalition.activePartners()) {
      OrganizationId organization = partner.organization().id();
      PageOwner ownPage = new PageOwner.Partner(organization);
      for (String language : languages) {
        String words =
            Optional.ofNullable(published.get(new PageEdition(campaign.id(), ownPage, language)))
                .map(Content::consentWording)
                .filter(own -> !own.isEmpty())
                .orElseGet(() -> campaign.consentMode().standardWording(language));
        wordings.add(new Wording(organization.value(), language, words));
      }
    }
    store(campaign, wordings, now);
  }

  /** The words that stand, in the order of {@code organizations}; without those that have none. */
  List<ConsentAsk> current(
      Campaign campaign, Content content, List<OrganizationProfile> organizations) {
    Map<UUID, ConsentAskRow> rows =
        jdbc
            .sql(
                """
                select distinct on (organization_id) organization_id, id, wording
                  from consent_text
                 where campaign_id = :campaign
                   and language = :language
                 order by organization_id, version desc
                """)
            .param("campaign", campaign.id().value())
            .param("language", content.language())
            .query(ConsentAskRow.class)
            .list()
            .stream()
            .collect(Collectors.toMap(ConsentAskRow::organizationId, row -> row));
    return organizations.stream()
        .flatMap(
            organization ->
                Optional.ofNullable(rows.get(organization.id().value())).stream()
                    .map(
                        row ->
                            new ConsentAsk(
                                new ConsentTextId(row.id()), organization, row.wording())))
        .toList();
  }

  /**
   * What would be asked if the page went public now. Nothing is stored: nobody can answer these.
   */
  List<ConsentAsk> proposed(
      Campaign campaign, Content content, PageOwner page, List<OrganizationProfile> organizations) {
    String standard = campaign.consentMode().standardWording(content.language());
    return organizations.stream()
        .map(
            organization ->
                new ConsentAsk(
                    new ConsentTextId(UUID.randomUUID()),
                    organization,
                    page.equals(new PageOwner.Partner(organization.id()))
                            && !content.consentWording().isEmpty()
                        ? content.consentWording()
                        : standard))
        .toList();
  }

  record ConsentAskRow(UUID organizationId, UUID id, String wording) {}

  private record Wording(UUID organization, String language, String words) {}

  /** One statement, however many partners and languages there are. */
  private void store(Campaign campaign, List<Wording> wordings, Instant now) {
    jdbc.sql(
            """
            insert into consent_text (id, campaign_id, organization_id, language, version, mode, wording, created_at)
            select gen_random_uuid(), :campaign, wanted.organization_id, wanted.language,
                   coalesce(standing.version, 0) + 1, :mode, wanted.wording, :now
              from unnest(:organizations, :languages, :wordings)
                as wanted (organization_id, language, wording)
              left join lateral (
                select version, mode, wording
                  from consent_text
                 where campaign_id     = :campaign
                   and organization_id = wanted.organization_id
                   and language        = wanted.language
                 order by version desc
                 limit 1) standing on true
             where (standing.mode, standing.wording) is distinct from (:mode, wanted.wording)
            """)
        .param("campaign", campaign.id().value())
        .param("mode", campaign.consentMode().name())
        .param("now", Timestamp.from(now))
        .param("organizations", array("uuid", wordings.stream().map(Wording::organization)))
        .param("languages", array("text", wordings.stream().map(Wording::language)))
        .param("wordings", array("text", wordings.stream().map(Wording::words)))
        .update();
  }

  private static SqlArrayValue array(String type, Stream<?> values) {
    return new SqlArrayValue(type, values.toArray());
  }
}
