package org.chorus.site;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chorus.campaign.published.AbsentPartner;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPage.CampaignPartner;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.organization.Brands;
import org.chorus.organization.OrganizationProfile;
import org.chorus.site.abuse.Doorkeeper;
import org.chorus.site.abuse.FormGuard;
import org.chorus.site.form.FormProblem;
import org.chorus.site.form.SignForm;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts a campaign's pages together: for everybody, and for one person whose form comes back. */
@Component
class CampaignPages {

  private final Addresses addresses;
  private final PublishedPages pages;
  private final CampaignScreens campaignScreens;
  private final Switches switches;
  private final Brands brands;
  private final Screens screens;
  private final Doorkeeper doorkeeper;
  private final Clock clock;

  CampaignPages(
      Addresses addresses,
      PublishedPages pages,
      CampaignScreens campaignScreens,
      Switches switches,
      Brands brands,
      Screens screens,
      Doorkeeper doorkeeper,
      Clock clock) {
    this.addresses = addresses;
    this.pages = pages;
    this.campaignScreens = campaignScreens;
    this.switches = switches;
    this.brands = brands;
    this.screens = screens;
    this.doorkeeper = doorkeeper;
    this.clock = clock;
  }

  /** The page with a blank form. */
  ResponseEntity<byte[]> publish(PublishedPage page) {
    FormGuard guard = doorkeeper.guard(page, SignForm.BLANK.traces());
    String same = guard.sameAs(clock.instant());
    return screens.publish(
        screen(page, SignForm.BLANK, guard, Notice.NONE, List.of()),
        html -> html.replace(guard.token(), same));
  }

  /** What stands after signing, with the template of this name. */
  ResponseEntity<byte[]> publishAfter(String template, PublishedPage page) {
    return screens.publish(after(template, page));
  }

  /** The page with the form as one person sent it, and why it comes back. */
  ResponseEntity<byte[]> giveBack(
      HttpStatus status,
      PublishedPage page,
      SignForm form,
      Notice notice,
      List<FormProblem> problems) {
    return screens.answer(
        status, screen(page, form, doorkeeper.guard(page, form.traces()), notice, problems));
  }

  /** What stands where a partner's page was: the partner takes no part now, or took it down. */
  Optional<ResponseEntity<byte[]>> insteadOfPage(
      String campaign,
      Optional<String> organization,
      Optional<String> language,
      Function<AbsentPartner, AbsentScreen> absence) {
    return addresses
        .findAbsent(campaign, organization)
        .map(partner -> absence.apply(partner).answer(screens))
        .or(() -> unpublished(campaign, organization, language));
  }

  private Optional<ResponseEntity<byte[]>> unpublished(
      String campaign, Optional<String> organization, Optional<String> language) {
    return addresses
        .findInPlaceOfUnpublished(campaign, organization, language)
        .map(
            common ->
                screens.answer(
                    HttpStatus.NOT_FOUND,
                    new Screen(
                        "unpublished",
                        Language.of(common.content().language()),
                        Map.of(
                            "page",
                            screen(common),
                            "partner",
                            nameOf(organization.orElseThrow(), common)))));
  }

  private static String nameOf(String alias, PublishedPage common) {
    return common.partners().stream()
        .map(CampaignPartner::organization)
        .filter(partner -> partner.alias().value().equals(alias))
        .map(OrganizationProfile::name)
        .findFirst()
        .orElse(alias);
  }

  private Screen screen(
      PublishedPage page,
      SignForm form,
      FormGuard guard,
      Notice notice,
      List<FormProblem> problems) {
    CampaignScreen screen = screen(page);
    return new Screen(
        "campaign",
        screen.language(),
        Map.of(
            "page", screen,
            "form", form.printable(),
            "guard", guard,
            "notice", notice,
            "problems", problems,
            "faults", problems.stream().collect(Collectors.toMap(FormProblem::field, p -> p))));
  }

  private Screen after(String template, PublishedPage page) {
    CampaignScreen screen = screen(page);
    Map<String, Object> model = new HashMap<>();
    model.put("page", screen);
    model.put("sender", sender(page, screen));
    switches.off(Switch.MAIL).ifPresent(off -> model.put("mailOff", off));
    model.put("shares", ShareLinks.of(screen.shareText(), screen.url()));
    model.put("shareByMail", ShareLinks.byMail(screen.shareText(), screen.url()));
    model.put("next", next(page));
    return new Screen(template, screen.language(), model);
  }

  /** Whom the confirmation mail says it comes from. */
  private String sender(PublishedPage page, CampaignScreen screen) {
    return page.organization()
        .flatMap(organization -> brands.senderOf(organization.id()).name())
        .orElse(screen.brand().name());
  }

  /** Other campaigns with a co-owner in common. */
  private List<CampaignScreen> next(PublishedPage page) {
    return pages.all().stream()
        .filter(other -> !other.campaign().equals(page.campaign()))
        .filter(
            other ->
                other.partners().stream()
                    .anyMatch(
                        theirs ->
                            page.partners().stream()
                                .anyMatch(
                                    ours -> ours.organization().equals(theirs.organization()))))
        .limit(3)
        .map(this::screen)
        .toList();
  }

  private CampaignScreen screen(PublishedPage page) {
    return campaignScreens.of(page);
  }
}
