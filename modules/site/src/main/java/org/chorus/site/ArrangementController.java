package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.site.answer.MomentaryCache;
import org.chorus.site.answer.SharedAnswer;
import org.chorus.site.screen.ErrorScreens;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is responsible for what people enter on a campaign's pages, and what these organizations
 * agreed on: the essence of the arrangement between joint controllers, which GDPR Art. 26(2) wants
 * made available.
 */
@RestController
class ArrangementController {

  private final Addresses addresses;
  private final Screens screens;
  private final ErrorScreens errors;
  private final MomentaryCache<SharedAnswer> cache;

  ArrangementController(
      Addresses addresses,
      Screens screens,
      ErrorScreens errors,
      @Value("${chorus.site.moment:1s}") Duration moment) {
    this.addresses = addresses;
    this.screens = screens;
    this.errors = errors;
    this.cache = new MomentaryCache<>(moment);
  }

  @GetMapping("/{campaign:[a-z0-9-]+}/arrangement")
  ResponseEntity<byte[]> arrangement(@PathVariable String campaign, HttpServletRequest request) {
    Optional<String> language = Language.wanted(request);
    return cache
        .get(
            campaign + " " + language.orElse(""),
            () ->
                addresses
                    .find(campaign, Optional.empty(), language)
                    .map(this::arrangement)
                    .map(SharedAnswer::new))
        .map(answer -> answer.to(request))
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private ResponseEntity<byte[]> arrangement(PublishedPage page) {
    return screens.publish(
        new Screen(
            "arrangement",
            Language.of(page.content().language()),
            Map.of("arrangement", new ArrangementScreen(page))));
  }
}
