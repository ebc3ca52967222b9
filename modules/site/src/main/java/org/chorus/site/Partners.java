package org.chorus.site;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chorus.campaign.published.PageAddress;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPage.CampaignPartner;
import org.chorus.organization.OrganizationProfile;
import org.chorus.site.screen.Language;

/**
 * The co-owners of a campaign, as one of its pages names them. Methods are public for templates.
 */
record Partners(PublishedPage page) {

  private static final int MOST_LINKS = 6;

  /** Organizations by name, of which a page names all or only the first. */
  record Names(List<String> all) {

    private static final int MOST = 6;
    private static final int FIRST = 3;

    public boolean isEmpty() {
      return all.isEmpty();
    }

    /**
     * Those to name where there is little room: all of a few, as nobody is left out to save one
     * name. How many there are besides: {@link #more}.
     */
    public List<String> first() {
      return all.size() <= MOST ? all : all.subList(0, FIRST);
    }

    public int more() {
      return all.size() - first().size();
    }
  }

  /** In the order of the Terms; the alphabet is that of the page's readers. */
  List<CampaignPartner> inOrder() {
    Language language = Language.of(page.content().language());
    return switch (page.terms().partnerOrder()) {
      case ALPHABETICAL ->
          page.partners().stream()
              .sorted(
                  Comparator.comparing(partner -> partner.organization().name(), language.byName()))
              .toList();
      case ROTATING -> page.partners();
    };
  }

  private List<OrganizationProfile> organizations() {
    return inOrder().stream().map(CampaignPartner::organization).toList();
  }

  /** Every co-owner. */
  public Names owners() {
    return new Names(organizations().stream().map(OrganizationProfile::name).toList());
  }

  /** The partners beside the one whose page it is. */
  public Names others() {
    return new Names(
        organizations().stream()
            .filter(partner -> !isHere(partner))
            .map(OrganizationProfile::name)
            .toList());
  }

  /** Every co-owner, with a link to its page where it has one. */
  public List<Emblem> emblems() {
    return inOrder().stream()
        .map(
            partner ->
                Emblem.of(
                    partner.organization(),
                    partner.address().map(PageAddress::toString).orElse(null),
                    isHere(partner.organization())))
        .toList();
  }

  private boolean isHere(OrganizationProfile partner) {
    return page.organization().equals(Optional.of(partner));
  }

  /** Whether the links to {@link #privacyPolicies} would push the rest of the form away. */
  public boolean manyPrivacyPolicies() {
    return privacyPolicies().size() > MOST_LINKS;
  }

  public List<Link> privacyPolicies() {
    return organizations().stream()
        .flatMap(
            partner ->
                partner.description().privacyPolicy().stream()
                    .map(url -> new Link(partner.name(), url)))
        .toList();
  }
}
