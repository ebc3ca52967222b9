package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.site.answer.MomentaryCache;
import org.chorus.site.answer.SharedAnswer;
import org.chorus.site.answer.SharedAnswers;
import org.chorus.site.screen.ErrorScreens;
import org.chorus.site.screen.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's pages, as everybody gets them: reading, and what comes after signing. */
@RestController
@RequestMapping({"/{campaign:[a-z0-9-]+}", "/{campaign:[a-z0-9-]+}/{organization:[a-z0-9-]+}"})
class CampaignController {

  private final Addresses addresses;
  private final CampaignPages campaigns;
  private final ErrorScreens errors;
  private final SharedAnswers shared;
  private final MomentaryCache<SharedAnswer> cache;

  /**
   * @param moment how long an answer to everybody is kept
   */
  CampaignController(
      Addresses addresses,
      CampaignPages campaigns,
      ErrorScreens errors,
      SharedAnswers shared,
      @Value("${chorus.site.moment:1s}") Duration moment) {
    this.addresses = addresses;
    this.campaigns = campaigns;
    this.errors = errors;
    this.shared = shared;
    this.cache = new MomentaryCache<>(moment);
  }

  @GetMapping
  ResponseEntity<byte[]> read(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    return published(request, "read", campaign, organization, campaigns::publish);
  }

  /** People write a slash at the end of an address. */
  @GetMapping("/")
  ResponseEntity<Void> withoutSlash(HttpServletRequest request) {
    String path = request.getRequestURI().replaceFirst("/+$", "");
    String query = request.getQueryString();
    return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
        .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query) // as it came
        .build();
  }

  /** What those see who signed; the same whether it was the first time or not. */
  @GetMapping("/thanks")
  ResponseEntity<byte[]> thanks(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    return published(
        request, "thanks", campaign, organization, page -> campaigns.publishAfter("thanks", page));
  }

  /** What those see who confirmed. */
  @GetMapping("/confirmed")
  ResponseEntity<byte[]> confirmed(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    return published(
        request,
        "confirmed",
        campaign,
        organization,
        page -> campaigns.publishAfter("confirmed", page));
  }

  private ResponseEntity<byte[]> published(
      HttpServletRequest request,
      String what,
      String campaign,
      Optional<String> organization,
      Function<PublishedPage, ResponseEntity<byte[]>> answer) {
    Optional<String> language = Language.wanted(request);
    return cached(
        request,
        key(what, campaign, organization) + " " + language.orElse(""),
        () ->
            addresses
                .find(campaign, organization, language)
                .map(answer)
                .or(
                    () ->
                        campaigns.insteadOfPage(
                            campaign, organization, language, AbsentScreen::forReading)));
  }

  private ResponseEntity<byte[]> cached(
      HttpServletRequest request, String key, Supplier<Optional<ResponseEntity<byte[]>>> make) {
    return cache
        .get(key, () -> make.get().map(SharedAnswer::new))
        .map(answer -> shared.handOut(answer, request))
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private static String key(String what, String campaign, Optional<String> organization) {
    return what + " " + campaign + "/" + organization.orElse("");
  }
}
