package org.chorus.site;

import static org.chorus.site.ConfirmationController.secretly;
import static org.chorus.site.ConfirmationController.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.campaign.published.SignedPage;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.sharing.grant.Holders;
import org.chorus.signature.ChangeOutcome;
import org.chorus.signature.PersonalRecord;
import org.chorus.signature.PersonalRecord.Said;
import org.chorus.signature.PersonalRecords;
import org.chorus.site.form.PostedForm;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A person's own page, behind the link in the mail: what is stored, who sees it, and other answers
 * than before. Taking back and erasing are next door ({@link WithdrawalController}).
 */
@RestController
class PersonalController {

  private final PersonalRecords records;
  private final Holders holders;
  private final Organizations organizations;
  private final PublishedPages pages;
  private final Addresses addresses;
  private final Screens screens;

  PersonalController(
      PersonalRecords records,
      Holders holders,
      Organizations organizations,
      PublishedPages pages,
      Addresses addresses,
      Screens screens) {
    this.records = records;
    this.holders = holders;
    this.organizations = organizations;
    this.pages = pages;
    this.addresses = addresses;
    this.screens = screens;
  }

  @GetMapping("/confirm/{token}/data")
  ResponseEntity<byte[]> look(@PathVariable String token, HttpServletRequest request) {
    return find(token).map(about -> show(token, about, request)).orElseGet(() -> unknown(request));
  }

  @PostMapping("/confirm/{token}/data")
  ResponseEntity<byte[]> change(@PathVariable String token, HttpServletRequest request) {
    Optional<PersonalRecord> about = find(token);
    if (about.isEmpty()) {
      return unknown(request);
    }
    Map<String, String[]> form = PostedForm.of(request);
    Map<ConsentTextId, Boolean> answers = new HashMap<>();
    for (Said said : about.get().answers()) {
      Optional.ofNullable(form.get(PersonalScreen.field(said)))
          .map(values -> values[0])
          .filter(Set.of("yes", "no")::contains)
          .ifPresent(answer -> answers.put(said.text(), answer.equals("yes")));
    }
    return switch (records.change(LinkToken.parse(token).orElseThrow(), answers)) {
      case ChangeOutcome.Done() -> seeOther("/confirm/" + token + "/data?saved");
      case ChangeOutcome.Withdrawn() -> seeOther("/confirm/" + token + "/data");
      case ChangeOutcome.Unknown() -> unknown(request);
    };
  }

  @GetMapping("/confirm/{token}/data.json")
  ResponseEntity<Map<String, Object>> file(@PathVariable String token) {
    return find(token)
        .map(
            about -> {
              Map<OrganizationId, Instant> seenBy = holders.of(about.signature());
              return ResponseEntity.ok()
                  .contentType(MediaType.APPLICATION_JSON)
                  .cacheControl(CacheControl.noStore())
                  .header("Referrer-Policy", "no-referrer")
                  .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=signature.json")
                  .body(PersonalFile.of(about, asked(about, seenBy), seenBy, pages::signed));
            })
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private Optional<PersonalRecord> find(String token) {
    return LinkToken.parse(token).flatMap(records::find);
  }

  private Map<OrganizationId, OrganizationProfile> asked(
      PersonalRecord about, Map<OrganizationId, Instant> seenBy) {
    Set<OrganizationId> ids = new HashSet<>(seenBy.keySet());
    about.history().forEach(said -> ids.add(said.organization()));
    return organizations.findAll(ids);
  }

  private ResponseEntity<byte[]> show(
      String token, PersonalRecord about, HttpServletRequest request) {
    SignedPage signed = pages.signed(about.revision()).orElseThrow();
    Language language =
        addresses
            .find(signed.address())
            .map(page -> Language.of(page.content().language()))
            .orElseGet(() -> Language.preferredIn(request));
    Map<OrganizationId, Instant> seenBy = holders.of(about.signature());
    return secretly(
        screens.answer(
            HttpStatus.OK,
            new Screen(
                "personal",
                language,
                Map.of(
                    "signed",
                    signed,
                    "person",
                    new PersonalScreen(about, asked(about, seenBy), seenBy, language),
                    "saved",
                    "saved".equals(request.getQueryString()),
                    "link",
                    "/confirm/" + token))));
  }

  private ResponseEntity<byte[]> unknown(HttpServletRequest request) {
    return secretly(
        screens.answer(
            HttpStatus.NOT_FOUND,
            new Screen("unknown-link", Language.preferredIn(request), Map.of())));
  }
}
