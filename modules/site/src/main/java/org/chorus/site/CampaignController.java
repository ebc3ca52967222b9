package org.chorus.site;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chorus.campaign.published.AbsentPartner;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.PublishedPage.CampaignPartner;
import org.chorus.campaign.published.PublishedPages;
import org.chorus.organization.Brands;
import org.chorus.organization.OrganizationProfile;
import org.chorus.signature.NotStoredException;
import org.chorus.signature.SignOutcome;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's pages: reading, signing, the number, and what comes after. */
@RestController
@RequestMapping({"/{campaign:[a-z0-9-]+}", "/{campaign:[a-z0-9-]+}/{organization:[a-z0-9-]+}"})
class CampaignController {

  private static final Duration NOT_STORED_RETRY = Duration.ofSeconds(10);

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
  private final PublishedPages pages;
  private final Signing signing;
  private final Totals totals;
  private final Brands brands;
  private final Screens screens;
  private final ErrorScreens errors;
  private final String siteUrl;
  private final Clock clock;
  private final SharedAnswers shared;
  private final MomentaryCache<SharedAnswer> cache;
  private final MomentaryCache<PublishedPage> read;
  private final MomentaryCache<PublishedPage> counted;

  /**
   * @param siteUrl where supporters reach the site, without a slash at the end
   * @param moment how long an answer to everybody is kept
   */
  CampaignController(
      Addresses addresses,
      PublishedPages pages,
      Signing signing,
      Totals totals,
      Brands brands,
      Screens screens,
      ErrorScreens errors,
      SharedAnswers shared,
      @Value("${chorus.public-url}") String siteUrl,
      Clock clock,
      @Value("${chorus.site.moment:1s}") Duration moment) {
    this.addresses = addresses;
    this.pages = pages;
    this.signing = signing;
    this.totals = totals;
    this.brands = brands;
    this.screens = screens;
    this.errors = errors;
    this.shared = shared;
    this.siteUrl = siteUrl;
    this.clock = clock;
    this.cache = new MomentaryCache<>(moment);
    this.read = new MomentaryCache<>(moment);
    this.counted = new MomentaryCache<>(moment.multipliedBy(ADDRESS_COUNTS_ON));
  }

  @GetMapping
  ResponseEntity<byte[]> read(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    return published(
        request,
        "read",
        campaign,
        organization,
        page -> screens.publish(page(page, SignForm.BLANK, Notice.NONE, List.of())));
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
        request, "thanks", campaign, organization, page -> screens.publish(after("thanks", page)));
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
        page -> screens.publish(after("confirmed", page)));
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

  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<byte[]> sign(@PathVariable Map<String, String> path, HttpServletRequest request) {
    String campaign = requireNonNull(path.get("campaign"));
    Optional<String> organization = Optional.ofNullable(path.get("organization"));
    Map<String, String[]> parameters;
    try {
      parameters = request.getParameterMap();
    } catch (IllegalStateException unreadable) { // as the Servlet specification 6.1 has it
      return errors.answer(HttpStatus.BAD_REQUEST, request);
    }
    SignForm form = SignForm.of(parameters);
    Optional<String> language = Language.wanted(request);
    Optional<Read> found = read(form, campaign, organization, language);
    if (found.isEmpty()) {
      return insteadOfPage(campaign, organization, language, AbsentScreen::forSigning)
          .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
    }
    PublishedPage page = found.get().page();
    if (!page.signing().isOpen(clock.instant())) {
      return notOpen(page, form);
    }
    return switch (found.get().form()) {
      case Reading.Complete(SignRequest complete) -> sign(complete, form);
      case Reading.Incomplete(List<FormProblem> problems) ->
          screens.answer(
              HttpStatus.UNPROCESSABLE_CONTENT, page(page, form, Notice.PROBLEMS, problems));
      case Reading.PageChanged() ->
          screens.answer(HttpStatus.CONFLICT, page(page, form, Notice.PAGE_CHANGED, List.of()));
    };
  }

  /** A form, read for a page. */
  private record Read(PublishedPage page, Reading form) {
    Read(PublishedPage page, SignForm form) {
      this(page, form.read(page));
    }
  }

  /**
   * The page as it was a moment ago is good enough for taking a signature, so that a rush does not
   * read it again for each. Nobody is refused by it.
   */
  private Optional<Read> read(
      SignForm form, String campaign, Optional<String> organization, Optional<String> language) {
    return read.get(
            key("sign", campaign, organization) + " " + language.orElse(""),
            () -> addresses.find(campaign, organization, language))
        .filter(page -> page.signing().isOpen(clock.instant()))
        .map(page -> new Read(page, form))
        .filter(read -> !(read.form() instanceof Reading.PageChanged))
        .or(
            () ->
                addresses.find(campaign, organization, language).map(page -> new Read(page, form)));
  }

  private ResponseEntity<byte[]> sign(SignRequest request, SignForm form) {
    SignOutcome outcome;
    try {
      outcome = signing.sign(request);
    } catch (NotStoredException notStored) { // the intake has logged why
      outcome = new SignOutcome.Overloaded(NOT_STORED_RETRY);
    }
    return switch (outcome) {
      case SignOutcome.Accepted() -> seeThanks(request.page());
      case SignOutcome.AlreadySigned() -> seeThanks(request.page()); // never reveal who signed
      case SignOutcome.Overloaded(Duration retryAfter) ->
          tryAgain(request.page(), form, retryAfter);
      case SignOutcome.NotOpen() -> notOpen(request.page(), form);
    };
  }

  /** The page itself, which says why. Of what was entered it repeats a letter in own words. */
  private ResponseEntity<byte[]> notOpen(PublishedPage page, SignForm form) {
    return screens.answer(HttpStatus.CONFLICT, page(page, form, Notice.NOT_OPEN, List.of()));
  }

  /** What stands where a partner's page was: the partner takes no part now, or took it down. */
  private Optional<ResponseEntity<byte[]>> insteadOfPage(
      String campaign,
      Optional<String> organization,
      Optional<String> language,
      Function<AbsentPartner, AbsentScreen> absence) {
    return addresses
        .findAbsent(campaign, organization)
        .map(partner -> absence.apply(partner).answer(screens))
        .or(() -> unpublished(campaign, organization, language));
  }

  private Optional<ResponseEntity<byte[]>> unpublished(
      String campaign, Optional<String> organization, Optional<String> language) {
    return addresses
        .findInPlaceOfUnpublished(campaign, organization, language)
        .map(
            common ->
                screens.answer(
                    HttpStatus.NOT_FOUND,
                    new Screen(
                        "unpublished",
                        Language.of(common.content().language()),
                        Map.of(
                            "page",
                            screen(common),
                            "partner",
                            nameOf(organization.orElseThrow(), common)))));
  }

  private static String nameOf(String alias, PublishedPage common) {
    return common.partners().stream()
        .map(CampaignPartner::organization)
        .filter(partner -> partner.alias().value().equals(alias))
        .map(OrganizationProfile::name)
        .findFirst()
        .orElse(alias);
  }

  private static ResponseEntity<byte[]> seeThanks(PublishedPage page) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.address().to("/thanks")))
        .cacheControl(CacheControl.noStore())
        .build();
  }

  private ResponseEntity<byte[]> tryAgain(PublishedPage page, SignForm form, Duration retryAfter) {
    ResponseEntity<byte[]> answer =
        screens.answer(
            HttpStatus.SERVICE_UNAVAILABLE, page(page, form, Notice.TRY_AGAIN, List.of()));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()))
        .body(answer.getBody());
  }

  private Screen page(
      PublishedPage page, SignForm form, Notice notice, List<FormProblem> problems) {
    CampaignScreen screen = screen(page);
    return new Screen(
        "campaign",
        screen.language(),
        Map.of(
            "page", screen,
            "form", form.printable(),
            "notice", notice,
            "problems", problems,
            "faults", problems.stream().collect(Collectors.toMap(FormProblem::field, p -> p))));
  }

  private Screen after(String template, PublishedPage page) {
    CampaignScreen screen = screen(page);
    Map<String, Object> model = new HashMap<>();
    model.put("page", screen);
    model.put("sender", sender(page, screen));
    model.put("shares", ShareLinks.of(screen.shareText(), screen.url()));
    model.put("shareByMail", ShareLinks.byMail(screen.shareText(), screen.url()));
    model.put("next", next(page));
    return new Screen(template, screen.language(), model);
  }

  /** Whom the confirmation mail says it comes from. */
  private String sender(PublishedPage page, CampaignScreen screen) {
    return page.organization()
        .flatMap(organization -> brands.senderOf(organization.id()).name())
        .orElse(screen.brand().name());
  }

  /** Other campaigns with a co-owner in common. */
  private List<CampaignScreen> next(PublishedPage page) {
    return pages.all().stream()
        .filter(other -> !other.campaign().equals(page.campaign()))
        .filter(
            other ->
                other.partners().stream()
                    .anyMatch(
                        theirs ->
                            page.partners().stream()
                                .anyMatch(
                                    ours -> ours.organization().equals(theirs.organization()))))
        .limit(3)
        .map(this::screen)
        .toList();
  }

  private CampaignScreen screen(PublishedPage page) {
    return new CampaignScreen(
        page, totals.of(page.pool()), siteUrl, page.signing().at(clock.instant()));
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
                        insteadOfPage(campaign, organization, language, AbsentScreen::forReading)));
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
