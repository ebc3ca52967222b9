package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.site.answer.MomentaryCache;
import org.chorus.site.answer.SharedAnswer;
import org.chorus.site.answer.SharedAnswers;
import org.chorus.site.screen.ErrorScreens;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screens;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The number of a page's pool, which open pages ask for again and again. */
@RestController
class CountController {

  /**
   * For how many moments an address may go on telling its number that leads nowhere any more. The
   * page itself is gone at once; that the number is not tells nobody anything, and finding the page
   * anew costs more than all the asking in between.
   */
  private static final int ADDRESS_COUNTS_ON = 300;

  private static final CacheControl CACHING =
      CacheControl.maxAge(Duration.ofSeconds(10))
          .cachePublic()
          .staleWhileRevalidate(Duration.ofSeconds(60))
          .staleIfError(Duration.ofMinutes(10));

  private final Addresses addresses;
  private final Totals totals;
  private final Switches switches;
  private final Screens screens;
  private final ErrorScreens errors;
  private final SharedAnswers shared;
  private final MomentaryCache<SharedAnswer> cache;
  private final MomentaryCache<PublishedPage> counted;

  CountController(
      Addresses addresses,
      Totals totals,
      Switches switches,
      Screens screens,
      ErrorScreens errors,
      SharedAnswers shared,
      @Value("${chorus.site.moment:1s}") Duration moment) {
    this.addresses = addresses;
    this.totals = totals;
    this.switches = switches;
    this.screens = screens;
    this.errors = errors;
    this.shared = shared;
    this.cache = new MomentaryCache<>(moment);
    this.counted = new MomentaryCache<>(moment.multipliedBy(ADDRESS_COUNTS_ON));
  }

  @GetMapping({
    "/{campaign:[a-z0-9-]+}/count",
    "/{campaign:[a-z0-9-]+}/{organization:[a-z0-9-]+}/count"
  })
  ResponseEntity<byte[]> count(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    Optional<String> language = Language.wanted(request);
    String key = campaign + "/" + organization.orElse("") + " " + language.orElse("");
    return cache
        .get(
            key,
            () ->
                counted
                    .get(key, () -> addresses.find(campaign, organization, language))
                    .map(this::count)
                    .map(SharedAnswer::new))
        .map(answer -> shared.handOut(answer, request))
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  /**
   * The number, and the noun that goes with it: in most languages it depends on the number. Null
   * while the counters are switched off, which is kept on the way like any number.
   */
  private ResponseEntity<byte[]> count(PublishedPage page) {
    if (switches.isOff(Switch.COUNTERS)) {
      return answer("null", "");
    }
    long total = totals.of(page.pool());
    return answer(
        Long.toString(total), screens.noun(Language.of(page.content().language()), total));
  }

  private static ResponseEntity<byte[]> answer(String total, String noun) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CACHING)
        .eTag("W/\"" + total + "\"")
        .body(
            ("{\"total\":" + total + ",\"noun\":\"" + noun + "\"}")
                .getBytes(StandardCharsets.UTF_8));
  }
}
