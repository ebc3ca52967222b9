package org.chorus.site;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPage.CampaignPartner;
import org.chorus.kernel.EmailAddress;
import org.chorus.organization.OrganizationProfile;
import org.chorus.site.screen.Language;
import org.jspecify.annotations.Nullable;

/**
 * The arrangement behind a campaign as its template asks for it. Methods are public for the
 * template.
 */
record ArrangementScreen(PublishedPage page) {

  /** One of those responsible (GDPR Art. 4(7)), with what it told the public. Absent is null. */
  record Controller(
      String name,
      @Nullable String website,
      @Nullable String contact,
      @Nullable String privacyPolicy) {

    private static Controller of(OrganizationProfile organization) {
      OrganizationProfile.Description told = organization.description();
      return new Controller(
          organization.name(),
          told.website().orElse(null),
          told.contact().map(EmailAddress::value).orElse(null),
          told.privacyPolicy().orElse(null));
    }
  }

  public String title() {
    return page.content().title();
  }

  public String address() {
    return page.address().toString();
  }

  public String coalition() {
    return page.coalitionName();
  }

  public List<Controller> controllers() {
    return new Partners(page)
        .inOrder().stream().map(CampaignPartner::organization).map(Controller::of).toList();
  }

  /** Whether two people can sign with one address, so that their names tell them apart. */
  public boolean addressesAreShared() {
    return switch (page.samePerson()) {
      case BY_ADDRESS -> false;
      case BY_ADDRESS_AND_NAME -> true;
    };
  }

  /** Who counts how often and who receives what, a sentence or two each. */
  public List<SharingClauses.Clause> sharing() {
    return SharingClauses.of(page);
  }

  public int version() {
    return page.terms().version();
  }

  public String since() {
    return language()
        .dateAmongWords(LocalDate.ofInstant(page.terms().proposedAt(), ZoneOffset.UTC));
  }

  private Language language() {
    return Language.of(page.content().language());
  }
}
