package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.mail.ConfirmationAgain;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asking for the confirmation mail once more. Whoever asks, and for whatever address, gets the same
 * answer after the same work: nobody learns here who signed.
 */
@RestController
@RequestMapping({
  "/{campaign:[a-z0-9-]+}/resend",
  "/{campaign:[a-z0-9-]+}/{organization:[a-z0-9-]+}/resend"
})
class ResendController {

  private final Addresses addresses;
  private final ConfirmationAgain again;
  private final ResendLimit limit;
  private final Totals totals;
  private final Screens screens;
  private final ErrorScreens errors;
  private final String siteUrl;
  private final Clock clock;

  /**
   * @param siteUrl where supporters reach the site, without a slash at the end
   */
  ResendController(
      Addresses addresses,
      ConfirmationAgain again,
      ResendLimit limit,
      Totals totals,
      Screens screens,
      ErrorScreens errors,
      @Value("${chorus.public-url}") String siteUrl,
      Clock clock) {
    this.addresses = addresses;
    this.again = again;
    this.limit = limit;
    this.totals = totals;
    this.screens = screens;
    this.errors = errors;
    this.siteUrl = siteUrl;
    this.clock = clock;
  }

  @GetMapping
  ResponseEntity<byte[]> form(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    return addresses
        .find(campaign, organization, Language.wanted(request))
        .map(page -> form(HttpStatus.OK, page, SignForm.BLANK, List.of()))
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<byte[]> ask(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    Map<String, String[]> parameters;
    try {
      parameters = request.getParameterMap();
    } catch (IllegalStateException unreadable) { // as the Servlet specification 6.1 has it
      return errors.answer(HttpStatus.BAD_REQUEST, request);
    }
    return addresses
        .find(campaign, organization, Language.wanted(request))
        .map(page -> ask(page, SignForm.of(parameters), request))
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private ResponseEntity<byte[]> ask(
      PublishedPage page, SignForm form, HttpServletRequest request) {
    return switch (form.readAddress()) {
      case SignForm.AddressReading.Wrong(FormProblem problem) ->
          form(HttpStatus.UNPROCESSABLE_CONTENT, page, form, List.of(problem));
      case SignForm.AddressReading.Right(var address) -> {
        if (!limit.admits(request.getRemoteAddr())) {
          yield errors.answer(HttpStatus.TOO_MANY_REQUESTS, request);
        }
        again.ask(page.pool(), address);
        yield ResponseEntity.status(HttpStatus.SEE_OTHER)
            .location(URI.create(page.address().to("/resend/asked")))
            .cacheControl(CacheControl.noStore())
            .build();
      }
    };
  }

  /** What those see who asked; the same whether or not a mail is sent. */
  @GetMapping("/asked")
  ResponseEntity<byte[]> asked(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    return addresses
        .find(campaign, organization, Language.wanted(request))
        .map(page -> answer(HttpStatus.OK, "resend-asked", page, Map.of("page", screen(page))))
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private ResponseEntity<byte[]> form(
      HttpStatus status, PublishedPage page, SignForm form, List<FormProblem> problems) {
    return answer(
        status,
        "resend",
        page,
        Map.of(
            "page",
            screen(page),
            "form",
            form.printable(),
            "faults",
            problems.stream().collect(Collectors.toMap(FormProblem::field, p -> p))));
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, String template, PublishedPage page, Map<String, Object> model) {
    return screens.answer(
        status, new Screen(template, Language.of(page.content().language()), model));
  }

  private CampaignScreen screen(PublishedPage page) {
    return new CampaignScreen(
        page, totals.of(page.pool()), siteUrl, page.signing().at(clock.instant()));
  }
}
