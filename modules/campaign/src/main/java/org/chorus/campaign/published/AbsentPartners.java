package org.chorus.campaign.published;

import java.util.Optional;
import org.chorus.campaign.life.Campaign;
import org.chorus.campaign.life.CampaignRepository;
import org.chorus.campaign.page.KeptEdition;
import org.chorus.campaign.page.Page;
import org.chorus.campaign.page.PageRepository;
import org.chorus.campaign.page.Revision;
import org.chorus.campaign.page.RevisionRepository;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.Partner;
import org.chorus.coalition.SeatState;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Partners that had a public page and take no part now. */
@Service
@Transactional(readOnly = true)
public class AbsentPartners {

  private final CampaignRepository campaigns;
  private final PageRepository pages;
  private final PublicEditions editions;
  private final RevisionRepository revisions;
  private final Coalitions coalitions;

  AbsentPartners(
      CampaignRepository campaigns,
      PageRepository pages,
      PublicEditions editions,
      RevisionRepository revisions,
      Coalitions coalitions) {
    this.campaigns = campaigns;
    this.pages = pages;
    this.editions = editions;
    this.revisions = revisions;
    this.coalitions = coalitions;
  }

  /**
   * Empty when the partner takes part, and where there never was a public page of it: that an
   * organization was invited, or worked on a draft, is nobody's business.
   */
  public Optional<AbsentPartner> find(Slug campaign, Slug organization) {
    return campaigns
        .findBySlug(campaign.value())
        .flatMap(
            found -> {
              CoalitionOverview coalition = coalitions.get(found.coalition());
              return coalition.partners().stream()
                  .filter(partner -> partner.organization().alias().equals(organization))
                  .filter(partner -> partner.state() != SeatState.ACTIVE)
                  .filter(partner -> hadPage(found, partner.organization().id()))
                  .findFirst()
                  .flatMap(partner -> absent(found, coalition, partner));
            });
  }

  private boolean hadPage(Campaign campaign, OrganizationId organization) {
    return pages
        .find(campaign.id().value(), organization.value())
        .filter(Page::wasPublished)
        .isPresent();
  }

  private Optional<AbsentPartner> absent(
      Campaign campaign, CoalitionOverview coalition, Partner partner) {
    return pages
        .find(campaign.id().value(), null)
        .flatMap(page -> editions.of(campaign, page).stream().findFirst())
        .flatMap(KeptEdition::published)
        .flatMap(revision -> revisions.findById(revision.value()))
        .map(Revision::content)
        .map(
            common ->
                new AbsentPartner(
                    partner.state() == SeatState.SUSPENDED
                        ? AbsentPartner.Presence.SUSPENDED
                        : AbsentPartner.Presence.LEFT,
                    partner.organization(),
                    coalition.name(),
                    campaign.slug(),
                    common.title(),
                    common.language()));
  }
}
