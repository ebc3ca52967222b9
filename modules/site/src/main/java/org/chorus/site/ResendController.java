package org.chorus.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.campaign.life.SamePerson;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.mail.ConfirmationAgain;
import org.chorus.site.abuse.ClientAddress;
import org.chorus.site.form.FormProblem;
import org.chorus.site.form.SignForm;
import org.chorus.site.screen.ErrorScreens;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
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
  private final CampaignScreens campaignScreens;
  private final Switches switches;
  private final Screens screens;
  private final ErrorScreens errors;

  ResendController(
      Addresses addresses,
      ConfirmationAgain again,
      ResendLimit limit,
      CampaignScreens campaignScreens,
      Switches switches,
      Screens screens,
      ErrorScreens errors) {
    this.addresses = addresses;
    this.again = again;
    this.limit = limit;
    this.campaignScreens = campaignScreens;
    this.switches = switches;
    this.screens = screens;
    this.errors = errors;
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
    return switch (form.readSigner(page)) {
      case SignForm.SignerReading.Wrong(var problems) ->
          form(HttpStatus.UNPROCESSABLE_CONTENT, page, form, problems);
      case SignForm.SignerReading.Right(var signer) -> {
        if (!limit.admits(ClientAddress.of(request.getRemoteAddr()))) {
          yield errors.answer(HttpStatus.TOO_MANY_REQUESTS, request);
        }
        again.ask(page.pool(), signer);
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
        .map(this::asked)
        .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
  }

  private ResponseEntity<byte[]> asked(PublishedPage page) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", campaignScreens.of(page));
    switches.off(Switch.MAIL).ifPresent(off -> model.put("mailOff", off));
    return answer(HttpStatus.OK, "resend-asked", page, model);
  }

  private ResponseEntity<byte[]> form(
      HttpStatus status, PublishedPage page, SignForm form, List<FormProblem> problems) {
    return answer(
        status,
        "resend",
        page,
        Map.of(
            "page",
            campaignScreens.of(page),
            "named",
            page.samePerson() == SamePerson.BY_ADDRESS_AND_NAME,
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
}
