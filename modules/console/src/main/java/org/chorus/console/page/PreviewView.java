package org.chorus.console.page;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.CampaignOverview.PageOverview;
import org.chorus.campaign.Campaigns;
import org.chorus.campaign.page.EditionOverview;
import org.chorus.campaign.page.PageEdition;
import org.chorus.campaign.page.PageOwner;
import org.chorus.campaign.page.Pages;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.campaign.review.ReviewLinks;
import org.chorus.console.look.Links;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.OrganizationId;
import org.chorus.keycloak.StaffSession;
import org.springframework.beans.factory.annotation.Value;

/** A page as it would look to supporters if it were published now; the common one by default. */
@Route("campaigns/:campaign/preview/:page?/:language?")
@PermitAll
final class PreviewView extends Screen {

  private final Campaigns campaigns;
  private final Pages pages;
  private final PublishedPages publishedPages;
  private final ReviewLinks reviewLinks;
  private final Pictures pictures;
  private final String publicUrl;

  PreviewView(
      StaffSession session,
      Campaigns campaigns,
      Pages pages,
      PublishedPages publishedPages,
      ReviewLinks reviewLinks,
      Pictures pictures,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    super(session);
    this.campaigns = campaigns;
    this.pages = pages;
    this.publishedPages = publishedPages;
    this.reviewLinks = reviewLinks;
    this.pictures = pictures;
    this.publicUrl = publicUrl;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    CampaignOverview campaign =
        visit.required("campaign", CampaignId::parse, id -> campaigns.find(actor, id));
    PageOwner owner = owner(visit);
    PageOverview page =
        campaign.pages().stream()
            .filter(each -> each.owner().equals(owner))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    PageEdition edition =
        new PageEdition(
            campaign.id(), owner, visit.parameters().get("language").orElse(campaign.language()));
    Optional<PublishedPage> preview = publishedPages.preview(actor, edition);
    add(Links.back("campaigns/" + campaign.id(), campaign.name()));
    head("Preview: " + page.ownerName());
    lead(
        page.published()
            ? "What stands now. Supporters see it once every partner has approved it and it is"
                + " published."
            : "Nobody but the coalition's partners can see this yet.");
    List<EditionOverview> editions = pages.editions(actor, campaign.id(), owner);
    if (editions.size() > 1) {
      add(LanguageBar.toRead(edition, editions));
    }
    PageRendering rendering =
        new PageRendering(preview.orElseThrow(NotFoundException::new), pictures);
    if (reviewLinks.mayMake(actor, campaign.id(), owner)) {
      add(new ReviewLinksPanel(reviewLinks, actor, campaign.id(), owner, publicUrl));
    }
    add(new WidthChoice(rendering), rendering);
  }

  private static PageOwner owner(Visit visit) {
    return visit
        .parameters()
        .get("page")
        .filter(page -> !page.equals("common"))
        .map(id -> OrganizationId.parse(id).orElseThrow(NotFoundException::new))
        .<PageOwner>map(PageOwner.Partner::new)
        .orElseGet(PageOwner.Everybody::new);
  }
}
