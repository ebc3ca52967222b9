package org.chorus.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.signature.NotStoredException;
import org.chorus.signature.ShareCodes;
import org.chorus.signature.SignOutcome;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signing;
import org.chorus.site.abuse.Admission;
import org.chorus.site.abuse.ClientAddress;
import org.chorus.site.abuse.Doorkeeper;
import org.chorus.site.answer.MomentaryCache;
import org.chorus.site.form.BlankForm;
import org.chorus.site.form.FormProblem;
import org.chorus.site.form.PostedForm;
import org.chorus.site.form.Reading;
import org.chorus.site.form.SignForm;
import org.chorus.site.screen.ErrorScreens;
import org.chorus.site.screen.Language;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes signatures from the forms of a campaign's pages. */
@RestController
@RequestMapping({"/{campaign:[a-z0-9-]+}", "/{campaign:[a-z0-9-]+}/{organization:[a-z0-9-]+}"})
class SigningController {

  private static final Logger log = LoggerFactory.getLogger(SigningController.class);

  private static final int MAX_LAST_FORMS = 1_000;
  private static final Duration NOT_STORED_RETRY = Duration.ofSeconds(10);
  private static final Duration SWITCHED_OFF_RETRY = Duration.ofMinutes(5);

  private final Addresses addresses;
  private final Doorkeeper doorkeeper;
  private final Signing signing;
  private final CameBy cameBy;
  private final ShareCodes shareCodes;
  private final Switches switches;
  private final CampaignPages campaigns;
  private final ErrorScreens errors;
  private final FormPosts posts;
  private final Clock clock;
  private final MomentaryCache<BlankForm> forms;

  /** Only to give a form back that nobody can take: the database is away. */
  private final Cache<String, BlankForm> lastForms =
      Caffeine.newBuilder().maximumSize(MAX_LAST_FORMS).build();

  /**
   * @param moment how long a page is good enough to sign
   */
  SigningController(
      Addresses addresses,
      Doorkeeper doorkeeper,
      Signing signing,
      CameBy cameBy,
      ShareCodes shareCodes,
      Switches switches,
      CampaignPages campaigns,
      ErrorScreens errors,
      FormPosts posts,
      Clock clock,
      @Value("${chorus.site.moment:1s}") Duration moment) {
    this.addresses = addresses;
    this.doorkeeper = doorkeeper;
    this.signing = signing;
    this.cameBy = cameBy;
    this.shareCodes = shareCodes;
    this.switches = switches;
    this.campaigns = campaigns;
    this.errors = errors;
    this.posts = posts;
    this.clock = clock;
    this.forms = new MomentaryCache<>(moment);
  }

  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<byte[]> sign(
      @PathVariable String campaign,
      @PathVariable Optional<String> organization,
      HttpServletRequest request) {
    Place place = new Place(campaign, organization);
    return posts.take(request, sent -> sign(place, sent));
  }

  /** Whose form it is, as the address says. */
  private record Place(String campaign, Optional<String> organization) {

    String path() {
      return "/" + campaign + organization.map(partner -> "/" + partner).orElse("");
    }

    String key(Optional<String> language) {
      return campaign + "/" + organization.orElse("") + " " + language.orElse("");
    }
  }

  private ResponseEntity<byte[]> sign(Place place, HttpServletRequest request) {
    ClientAddress from = ClientAddress.of(request.getRemoteAddr());
    return switch (doorkeeper.admit(from)) {
      case Admission.Flooded(Duration retryAfter) -> tooMany(request, retryAfter);
      case Admission.Later later -> read(place, request, from, Optional.of(later));
      case Admission.Admitted() -> read(place, request, from, Optional.empty());
    };
  }

  /**
   * @param later when it is given back only; empty when it is taken
   */
  private ResponseEntity<byte[]> read(
      Place place,
      HttpServletRequest request,
      ClientAddress from,
      Optional<Admission.Later> later) {
    Map<String, String[]> parameters;
    try {
      parameters = PostedForm.of(request);
    } catch (IllegalStateException unreadable) { // as the Servlet specification 6.1 has it
      return request.getQueryString() == null
          ? errors.answer(HttpStatus.BAD_REQUEST, request)
          : sendAgain(place, Language.wanted(request));
    }
    SignForm form = SignForm.of(parameters);
    Optional<String> language = Language.wanted(request);
    Optional<Read> found;
    try {
      found = read(form, place, language);
    } catch (DataAccessException | TransactionException away) {
      @Nullable BlankForm known = lastForms.getIfPresent(place.key(language));
      if (known == null) {
        throw away;
      }
      log.error("the database does not answer; a form is given back", away);
      return tryAgain(known.page(), form, Notice.TRY_AGAIN, NOT_STORED_RETRY);
    }
    if (found.isEmpty()) {
      return later.isPresent()
          ? tooMany(request, later.get().retryAfter())
          : campaigns
              .insteadOfPage(
                  place.campaign(), place.organization(), language, AbsentScreen::forSigning)
              .orElseGet(() -> errors.answer(HttpStatus.NOT_FOUND, request));
    }
    PublishedPage page = found.get().page();
    if (!page.signing().isOpen(clock.instant())) {
      return notOpen(page, form);
    }
    if (switches.isOff(Switch.SIGNING)) { // told before anything that is wrong in the form
      return switchedOff(page, form);
    }
    return switch (found.get().form()) {
      case Reading.PageChanged() ->
          campaigns.giveBack(HttpStatus.CONFLICT, page, form, Notice.PAGE_CHANGED, List.of());
      case Reading.Complete _, Reading.Incomplete _ when later.isPresent() ->
          later(
              campaigns.giveBack(
                  HttpStatus.TOO_MANY_REQUESTS, page, form, Notice.CROWDED, List.of()),
              later.get().retryAfter());
      case Reading.Complete(SignRequest complete) ->
          sign(
              complete
                  .by(cameBy.of(page, request))
                  .under(doorkeeper.look(page, complete.email(), form.traces(), from)),
              form);
      case Reading.Incomplete(List<FormProblem> problems) ->
          campaigns.giveBack(
              HttpStatus.UNPROCESSABLE_CONTENT, page, form, Notice.PROBLEMS, problems);
    };
  }

  /** A form, read for a page. */
  private record Read(PublishedPage page, Reading form) {
    Read(BlankForm blank, SignForm form) {
      this(blank.page(), form.read(blank));
    }
  }

  /**
   * The page as it was a moment ago is good enough for taking a signature, so that a rush does not
   * read it again for each. Nobody is refused by it.
   */
  private Optional<Read> read(SignForm form, Place place, Optional<String> language) {
    return forms
        .get(place.key(language), () -> blank(place, language))
        .filter(blank -> blank.page().signing().isOpen(clock.instant()))
        .map(blank -> new Read(blank, form))
        .filter(read -> !(read.form() instanceof Reading.PageChanged))
        .or(() -> blank(place, language).map(blank -> new Read(blank, form)));
  }

  private Optional<BlankForm> blank(Place place, Optional<String> language) {
    Optional<BlankForm> blank =
        addresses.find(place.campaign(), place.organization(), language).map(BlankForm::of);
    blank.ifPresent(found -> lastForms.put(place.key(language), found));
    return blank;
  }

  private ResponseEntity<byte[]> sign(SignRequest request, SignForm form) {
    SignOutcome outcome;
    try {
      outcome = signing.sign(request);
    } catch (NotStoredException notStored) { // the intake has logged why
      outcome = new SignOutcome.Overloaded(NOT_STORED_RETRY);
    }
    return switch (outcome) {
      case SignOutcome.Accepted(long signature) -> seeThanks(request, signature);
      case SignOutcome.AlreadySigned(long signature) -> // never reveal who signed
          seeThanks(request, signature);
      case SignOutcome.Overloaded(Duration retryAfter) ->
          tryAgain(request.page(), form, Notice.TRY_AGAIN, retryAfter);
      case SignOutcome.NotOpen() -> notOpen(request.page(), form);
      case SignOutcome.SwitchedOff() -> switchedOff(request.page(), form);
    };
  }

  /** The page itself, which says why. Of what was entered it repeats a letter in own words. */
  private ResponseEntity<byte[]> notOpen(PublishedPage page, SignForm form) {
    return campaigns.giveBack(HttpStatus.CONFLICT, page, form, Notice.NOT_OPEN, List.of());
  }

  private ResponseEntity<byte[]> switchedOff(PublishedPage page, SignForm form) {
    return tryAgain(page, form, Notice.SWITCHED_OFF, SWITCHED_OFF_RETRY);
  }

  /** The form with everything that was entered. */
  private ResponseEntity<byte[]> tryAgain(
      PublishedPage page, SignForm form, Notice notice, Duration retryAfter) {
    return later(
        campaigns.giveBack(HttpStatus.SERVICE_UNAVAILABLE, page, form, notice, List.of()),
        retryAfter);
  }

  /**
   * What stands there is the same for everybody; by the fragment, which stays in the browser, a
   * person passes the page on as their own.
   */
  private ResponseEntity<byte[]> seeThanks(SignRequest request, long signature) {
    PublishedPage page = request.page();
    String own = shareCodes.of(signature, request.arrival().creditOn(page));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.address().to("/thanks") + "#via=" + own))
        .cacheControl(CacheControl.noStore())
        .build();
  }

  /**
   * Without what the link said, should that be what cannot be read: browsers send the same form
   * once more (RFC 9110, section 15.4.8).
   */
  private static ResponseEntity<byte[]> sendAgain(Place place, Optional<String> language) {
    String path = place.path();
    return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
        .location(URI.create(language.map(tag -> path + "?lang=" + tag).orElse(path)))
        .cacheControl(CacheControl.noStore())
        .build();
  }

  private ResponseEntity<byte[]> tooMany(HttpServletRequest request, Duration retryAfter) {
    return later(errors.answer(HttpStatus.TOO_MANY_REQUESTS, request), retryAfter);
  }

  private static ResponseEntity<byte[]> later(ResponseEntity<byte[]> answer, Duration retryAfter) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()))
        .body(answer.getBody());
  }
}
