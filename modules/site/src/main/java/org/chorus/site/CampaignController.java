package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chorus.campaign.published.PublishedPage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's pages, as everybody gets them: reading, the number, and what comes after. */
@RestController
@RequestMapping({"/{campaign:[a-z0-9-]+}", "/{campaign:[a-z0-9-]+}/{organization:[a-z0-9-]+}"})
class CampaignController {

  /**
   * For how many moments an address may go on telling its number that leads nowhere any more: fewer
   * than the caches on the way are allowed to.
   */
  private static final int ADDRESS_COUNTS_ON = 30;

  private static final CacheControl COUNT_CACHING =
      CacheControl.maxAge(Duration.ofSeconds(10))
          .cachePublic()
          .staleWhileRevalidate(Duration.ofSeconds(60))
          .staleIfError(Duration.ofMinutes(10));

  private final Addresses addresses;
  private final Totals totals;
  private final CampaignScreens campaigns;
  private final Screens screens;
  private final ErrorScreens errors;
  private final MomentaryCache<SharedAnswer> cache;
  private final MomentaryCache<PublishedPage> counted;

  /**
   * @param moment how long an answer to everybody is kept
   */
  CampaignController(
      Addresses addresses,
      Totals totals,
      CampaignScreens campaigns,
      Screens screens,
      ErrorScreens errors,
      @Value("${chorus.site.moment:1s}") Duration moment) {
    this.addresses = addresses;
    this.totals = totals;
    this.campaigns = campaigns;
    this.screens = screens;
    this.errors = errors;
    this.cache = new MomentaryCache<>(moment);
    this.counted = new MomentaryCache<>(moment.multipliedBy(ADDRESS_COUNTS_ON));
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

  @GetMapping("/count")
  ResponseEntity<byte[]> count(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    Optional<String> language = Language.wanted(request);
    return cached(
        request,
        key("count", campaign, organization) + " " + language.orElse(""),
        () ->
            counted
                .get(
                    key("counted", campaign, organization) + " " + language.orElse(""),
                    () -> addresses.find(campaign, organization, language))
                .map(this::count));
  }

  /** The number, and the noun that goes with it: in most languages it depends on the number. */
  private ResponseEntity<byte[]> count(PublishedPage page) {
    long total = totals.of(page.pool());
    String noun = screens.noun(Language.of(page.content().language()), total);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(COUNT_CACHING)
        .eTag("W/\"" + total + "\"")
        .body(
            ("{\"total\":" + total + ",\"noun\":\"" + noun + "\"}")
                .getBytes(StandardCharsets.UTF_8));
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
        .map(answer -> answer.to(request))
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private static String key(String what, String campaign, Optional<String> organization) {
    return what + " " + campaign + "/" + organization.orElse("");
  }
}
