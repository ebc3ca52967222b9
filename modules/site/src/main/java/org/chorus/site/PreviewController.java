package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.review.ReviewLinks;
import org.chorus.campaign.review.ReviewedPage;
import org.chorus.kernel.LinkToken;
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
 * Pages that are not public yet, for those who have a link. Nobody else learns the address: nothing
 * keeps the page, no search engine lists it, and no other site is told where its visitor was.
 */
@RestController
class PreviewController {

  private final ReviewLinks links;
  private final Screens screens;
  private final String siteUrl;
  private final Clock clock;

  /**
   * @param siteUrl where supporters reach the site, without a slash at the end
   */
  PreviewController(
      ReviewLinks links,
      Screens screens,
      @Value("${chorus.public-url}") String siteUrl,
      Clock clock) {
    this.links = links;
    this.screens = screens;
    this.siteUrl = siteUrl;
    this.clock = clock;
  }

  @GetMapping({"/preview/{token}", "/preview/{token}/"})
  ResponseEntity<byte[]> read(@PathVariable String token, HttpServletRequest request) {
    Optional<String> language = Language.wanted(request);
    return secretly(
        LinkToken.parse(token)
            .flatMap(
                known ->
                    links
                        .read(known, language)
                        .map(reviewed -> screens.answer(HttpStatus.OK, screen(known, reviewed))))
            .orElseGet(
                () ->
                    screens.answer(
                        HttpStatus.NOT_FOUND, PreviewScreen.gone(Language.preferredIn(request)))));
  }

  /** The number of signatures is no business of a draft's readers. */
  private Screen screen(LinkToken token, ReviewedPage reviewed) {
    PublishedPage page = reviewed.page();
    CampaignScreen campaign =
        new CampaignScreen(page, 0, siteUrl, page.signing().at(clock.instant()));
    return new PreviewScreen(campaign, token, reviewed.expiresAt()).screen();
  }

  private static ResponseEntity<byte[]> secretly(ResponseEntity<byte[]> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .body(answer.getBody());
  }
}
