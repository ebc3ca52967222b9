package org.chorus.site;

import static org.chorus.site.ConfirmationController.secretly;
import static org.chorus.site.ConfirmationController.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.campaign.published.SignedPage;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.RevisionId;
import org.chorus.signature.WithdrawOutcome;
import org.chorus.signature.Withdrawals;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Taking a signature back, or having it erased, from the link in the mail. Following a link changes
 * nothing, because mail scanners follow links too; the buttons do. What is said afterwards stands
 * at an address without the secret.
 */
@RestController
class WithdrawalController {

  private final Withdrawals withdrawals;
  private final PublishedPages pages;
  private final Addresses addresses;
  private final Screens screens;

  WithdrawalController(
      Withdrawals withdrawals, PublishedPages pages, Addresses addresses, Screens screens) {
    this.withdrawals = withdrawals;
    this.pages = pages;
    this.addresses = addresses;
    this.screens = screens;
  }

  @GetMapping("/confirm/{token}/withdraw")
  ResponseEntity<byte[]> look(@PathVariable String token, HttpServletRequest request) {
    return switch (outcome(token, withdrawals::look)) {
      case WithdrawOutcome.Stands(RevisionId revision) -> choices(token, revision, false, request);
      case WithdrawOutcome.Withdrawn(RevisionId revision) ->
          choices(token, revision, true, request);
      case WithdrawOutcome.Erased(RevisionId _), WithdrawOutcome.Unknown() -> unknown(request);
    };
  }

  @PostMapping("/confirm/{token}/withdraw")
  ResponseEntity<byte[]> withdraw(@PathVariable String token, HttpServletRequest request) {
    return answer(token, withdrawals::withdraw, request);
  }

  @PostMapping("/confirm/{token}/erase")
  ResponseEntity<byte[]> erase(@PathVariable String token, HttpServletRequest request) {
    return answer(token, withdrawals::erase, request);
  }

  @GetMapping("/confirm/withdrawn")
  ResponseEntity<byte[]> withdrawn(HttpServletRequest request) {
    return done("withdrawn", request);
  }

  @GetMapping("/confirm/erased")
  ResponseEntity<byte[]> erased(HttpServletRequest request) {
    return done("erased", request);
  }

  private ResponseEntity<byte[]> answer(
      String token, Function<LinkToken, WithdrawOutcome> step, HttpServletRequest request) {
    return switch (outcome(token, step)) {
      case WithdrawOutcome.Stands(RevisionId _) -> seeOther("/confirm/" + token + "/withdraw");
      case WithdrawOutcome.Withdrawn(RevisionId revision) ->
          seeDone("/confirm/withdrawn", revision, request);
      case WithdrawOutcome.Erased(RevisionId revision) ->
          seeDone("/confirm/erased", revision, request);
      case WithdrawOutcome.Unknown() -> unknown(request);
    };
  }

  private static WithdrawOutcome outcome(String token, Function<LinkToken, WithdrawOutcome> step) {
    return LinkToken.parse(token).map(step).orElseGet(WithdrawOutcome.Unknown::new);
  }

  private ResponseEntity<byte[]> choices(
      String token, RevisionId revision, boolean withdrawn, HttpServletRequest request) {
    SignedPage signed = pages.signed(revision).orElseThrow();
    return secretly(
        screens.answer(
            HttpStatus.OK,
            new Screen(
                "withdraw",
                languageOf(signed, request),
                Map.of("signed", signed, "withdrawn", withdrawn, "link", "/confirm/" + token))));
  }

  private ResponseEntity<byte[]> seeDone(
      String next, RevisionId revision, HttpServletRequest request) {
    return seeOther(
        next + "?lang=" + languageOf(pages.signed(revision).orElseThrow(), request).tag());
  }

  private ResponseEntity<byte[]> done(String what, HttpServletRequest request) {
    Language language =
        Language.wanted(request).map(Language::of).orElseGet(() -> Language.preferredIn(request));
    return secretly(
        screens.answer(HttpStatus.OK, new Screen("taken-back", language, Map.of("done", what))));
  }

  private ResponseEntity<byte[]> unknown(HttpServletRequest request) {
    return secretly(
        screens.answer(
            HttpStatus.NOT_FOUND,
            new Screen("unknown-link", Language.preferredIn(request), Map.of())));
  }

  private Language languageOf(SignedPage signed, HttpServletRequest request) {
    return addresses
        .find(signed.address())
        .map(page -> Language.of(page.content().language()))
        .orElseGet(() -> Language.preferredIn(request));
  }
}
