package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.campaign.published.SignedPage;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.RevisionId;
import org.chorus.signature.ConfirmOutcome;
import org.chorus.signature.Confirmations;
import org.chorus.signature.ShareCodes;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The link in the mail. Following it confirms nothing, because mail scanners follow links too; the
 * button on the page does. The address is a secret: it is neither kept by anybody on the way nor
 * told to other sites.
 */
@RestController
class ConfirmationController {

  private final Confirmations confirmations;
  private final PublishedPages pages;
  private final Addresses addresses;
  private final Screens screens;
  private final ShareCodes shareCodes;

  ConfirmationController(
      Confirmations confirmations,
      PublishedPages pages,
      Addresses addresses,
      Screens screens,
      ShareCodes shareCodes) {
    this.confirmations = confirmations;
    this.pages = pages;
    this.addresses = addresses;
    this.screens = screens;
    this.shareCodes = shareCodes;
  }

  @GetMapping({"/confirm/{token}", "/confirm/{token}/"})
  ResponseEntity<byte[]> look(@PathVariable String token, HttpServletRequest request) {
    return answer(
        token, confirmations::look, (signed, own) -> landing(token, signed, request), request);
  }

  @PostMapping({"/confirm/{token}", "/confirm/{token}/"})
  ResponseEntity<byte[]> confirm(@PathVariable String token, HttpServletRequest request) {
    return answer(token, confirmations::confirm, this::seeDone, request);
  }

  /** For those whose page is gone meanwhile; the others go on to one about it. */
  @GetMapping("/confirm/done")
  ResponseEntity<byte[]> done(HttpServletRequest request) {
    return secretly(
        screens.answer(HttpStatus.OK, new Screen("done", Language.preferredIn(request), Map.of())));
  }

  /**
   * @param next takes the page, and the code by which the person passes it on
   */
  private ResponseEntity<byte[]> answer(
      String token,
      Function<LinkToken, ConfirmOutcome> step,
      BiFunction<SignedPage, String, ResponseEntity<byte[]>> next,
      HttpServletRequest request) {
    ConfirmOutcome outcome =
        LinkToken.parse(token).map(step).orElseGet(ConfirmOutcome.Unknown::new);
    return switch (outcome) {
      case ConfirmOutcome.Confirmed(RevisionId revision, long signature, var partner) ->
          next.apply(pages.signed(revision).orElseThrow(), shareCodes.of(signature, partner));
      case ConfirmOutcome.Expired(RevisionId revision, Counting counting) ->
          expired(token, pages.signed(revision).orElseThrow(), counting, request);
      case ConfirmOutcome.Withdrawn(RevisionId _) -> seeOther("/confirm/" + token + "/withdraw");
      case ConfirmOutcome.Unknown() ->
          secretly(
              screens.answer(
                  HttpStatus.NOT_FOUND,
                  new Screen("unknown-link", Language.preferredIn(request), Map.of())));
    };
  }

  private ResponseEntity<byte[]> landing(
      String token, SignedPage signed, HttpServletRequest request) {
    return secretly(
        screens.answer(
            HttpStatus.OK,
            new Screen(
                "confirm",
                languageOf(signed, request),
                Map.of("signed", signed, "action", "/confirm/" + token))));
  }

  private ResponseEntity<byte[]> expired(
      String token, SignedPage signed, Counting counting, HttpServletRequest request) {
    return secretly(
        screens.answer(
            HttpStatus.GONE,
            new Screen(
                "expired-link",
                languageOf(signed, request),
                Map.of(
                    "signed",
                    signed,
                    "whenConfirmed",
                    counting == Counting.WHEN_CONFIRMED,
                    "again",
                    addresses.find(signed.address()).isPresent(),
                    "link",
                    "/confirm/" + token))));
  }

  private ResponseEntity<byte[]> seeDone(SignedPage signed, String own) {
    String next =
        addresses.find(signed.address()).isPresent()
            ? signed.address().to("/confirmed") + "#via=" + own
            : "/confirm/done";
    return seeOther(next);
  }

  static ResponseEntity<byte[]> seeOther(String next) {
    return secretly(
        ResponseEntity.status(HttpStatus.SEE_OTHER)
            .location(URI.create(next))
            .cacheControl(CacheControl.noStore())
            .build());
  }

  private Language languageOf(SignedPage signed, HttpServletRequest request) {
    return addresses
        .find(signed.address())
        .map(page -> Language.of(page.content().language()))
        .orElseGet(() -> Language.preferredIn(request));
  }

  static ResponseEntity<byte[]> secretly(ResponseEntity<byte[]> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header("Referrer-Policy", "no-referrer")
        .body(answer.getBody());
  }
}
