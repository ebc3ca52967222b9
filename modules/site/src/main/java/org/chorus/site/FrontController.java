package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.site.answer.MomentaryCache;
import org.chorus.site.answer.SharedAnswer;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The front page, and what machines look for beside it. */
@RestController
class FrontController {

  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /api/
      Disallow: /confirm/
      Disallow: /console/
      Disallow: /preview/
      """;

  private final PublishedPages pages;
  private final CampaignScreens campaignScreens;
  private final Screens screens;
  private final MomentaryCache<SharedAnswer> cache;

  FrontController(
      PublishedPages pages,
      CampaignScreens campaignScreens,
      Screens screens,
      @Value("${chorus.site.moment:1s}") Duration moment) {
    this.pages = pages;
    this.campaignScreens = campaignScreens;
    this.screens = screens;
    this.cache = new MomentaryCache<>(moment);
  }

  /** Every published campaign, newest first. */
  @GetMapping("/")
  ResponseEntity<byte[]> front(HttpServletRequest request) {
    Language language = Language.preferredIn(request);
    return cache
        .get(language.tag(), () -> Optional.of(new SharedAnswer(front(language))))
        .orElseThrow()
        .to(request);
  }

  private ResponseEntity<byte[]> front(Language language) {
    List<CampaignScreen> campaigns = pages.all().stream().map(campaignScreens::of).toList();
    ResponseEntity<byte[]> answer =
        screens.publish(new Screen("front", language, Map.of("campaigns", campaigns)));
    return ResponseEntity.ok()
        .headers(answer.getHeaders())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(answer.getBody());
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> robots() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .body(ROBOTS);
  }
}
