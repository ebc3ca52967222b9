package org.chorus.site;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.SigningState;
import org.chorus.campaign.published.AbsentPartner;
import org.chorus.campaign.published.AbsentPartner.Presence;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PageAddress;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.campaign.published.SignedPage;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.RevisionId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.signature.PersonName;
import org.chorus.signature.PersonalRecord;
import org.chorus.signature.PersonalRecord.Said;
import org.chorus.site.abuse.FormGuard;
import org.chorus.site.form.FormProblem;
import org.chorus.site.form.SignForm;
import org.chorus.site.screen.ErrorScreens;
import org.chorus.site.screen.Language;
import org.chorus.site.screen.Screen;
import org.chorus.site.screen.Screens;
import org.chorus.switches.Off;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Every screen there is, in every language there is. */
class LanguagesTest {

  private static final Instant SPRING = Instant.parse("2026-03-02T10:00:00Z");

  private static final Screens SCREENS = new Screens(assets());

  private static ResourceUrlProvider assets() {
    ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
    handler.setLocations(List.of(new ClassPathResource("org/chorus/site/assets/")));
    try {
      handler.afterPropertiesSet();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    ResourceUrlProvider assets = new ResourceUrlProvider();
    assets.setHandlerMap(Map.of("/assets/**", handler));
    return assets;
  }

  private static PublishedPage page(String language, CampaignKind kind) {
    return Fixtures.pageOf(
        kind,
        Contents.petition()
            .with(ContentField.LANGUAGE, language)
            .with(ContentField.SALUTATION, "Dear council,")
            .with(ContentField.LETTER, "We ask you.")
            .with(ContentField.SOURCES, "A. Author, 2026 <https://author.example>"));
  }

  private static CampaignScreen screen(
      String language, CampaignKind kind, long total, SigningState state) {
    return screen(page(language, kind), total, state);
  }

  private static CampaignScreen screen(PublishedPage page, long total, SigningState state) {
    return new CampaignScreen(page, total, "https://petitions.example.org", state);
  }

  /** Of a campaign that counts once confirmed. */
  private static CampaignScreen screen(String language, CountryQuestion asks, SigningState state) {
    return screen(
        Fixtures.with(Counting.WHEN_CONFIRMED, asks, page(language, CampaignKind.PETITION)),
        7,
        state);
  }

  private static Map<String, Object> campaign(
      CampaignScreen screen, Notice notice, List<FormProblem> problems) {
    return Map.of(
        "page",
        screen,
        "form",
        SignForm.BLANK.printable(),
        "guard",
        new FormGuard("token", true, true), // with everything that can be said
        "notice",
        notice,
        "problems",
        problems,
        "faults",
        problems.stream()
            .collect(
                Collectors.toMap(FormProblem::field, problem -> problem, (first, later) -> first)));
  }

  private static List<FormProblem> everyProblem() {
    return Stream.concat(
            Stream.of("givenName", "familyName", "email")
                .flatMap(
                    field ->
                        Stream.of("missing", "implausible", "garbled", "repeated")
                            .map(
                                fault ->
                                    new FormProblem(field, "problem." + field + "." + fault, ""))),
            Stream.of(
                new FormProblem("country", "problem.country.missing", ""),
                new FormProblem("country-2", "problem.country.unknown", ""),
                new FormProblem("country-3", "problem.country.repeated", ""),
                new FormProblem("consent-1", "problem.answer.missing", "Rivers")))
        .toList();
  }

  /** By a name for each. */
  static Map<String, Screen> everyScreen(String tag) {
    Language language = Language.of(tag);
    Map<String, Screen> all = new HashMap<>();
    SigningState open = new SigningState.Open();
    List<SigningState> states = new ArrayList<>();
    states.add(open);
    states.add(new SigningState.NotYet(SPRING));
    states.add(new SigningState.Paused("We shall be back."));
    states.add(new SigningState.Over(SPRING, Optional.of(LocalDate.parse("2026-04-05"))));
    for (CampaignKind kind : CampaignKind.values()) {
      for (SigningState state : states) {
        all.put(
            "campaign-" + kind + "-" + state.getClass().getSimpleName(),
            new Screen(
                "campaign",
                language,
                campaign(screen(tag, kind, 12_345, state), Notice.NONE, List.of())));
      }
    }
    for (CountryQuestion asks : CountryQuestion.values()) {
      for (SigningState state : states) {
        all.put(
            "when-confirmed-" + asks + "-" + state.getClass().getSimpleName(),
            new Screen(
                "campaign", language, campaign(screen(tag, asks, state), Notice.NONE, List.of())));
      }
    }
    CampaignScreen petition = screen(tag, CampaignKind.PETITION, 22, open);
    for (Notice notice : Notice.values()) {
      all.put(
          "notice-" + notice,
          new Screen(
              "campaign",
              language,
              campaign(petition, notice, notice == Notice.PROBLEMS ? everyProblem() : List.of())));
    }
    Off off = new Off(SPRING, "We shall be back.");
    for (SigningState state : states) {
      CampaignScreen switchedOff =
          new CampaignScreen(
              page(tag, CampaignKind.PETITION),
              0,
              "https://petitions.example.org",
              state,
              Optional.of(off),
              Optional.of(off));
      all.put(
          "switched-off-" + state.getClass().getSimpleName(),
          new Screen("campaign", language, campaign(switchedOff, Notice.NONE, List.of())));
    }
    all.put("closed", ClosedSite.screen(off, language, false));
    all.put("closed-sent", ClosedSite.screen(off, language, true));
    for (CampaignScreen page : List.of(petition, screen(tag, CountryQuestion.NO, open))) {
      String rule = page.whenConfirmed() ? "-when-confirmed" : "";
      all.put(
          "mail-off" + rule,
          new Screen(
              "thanks",
              language,
              Map.of(
                  "page",
                  page,
                  "sender",
                  "Rivers",
                  "mailOff",
                  off,
                  "shares",
                  List.of(),
                  "shareByMail",
                  "mailto:",
                  "next",
                  List.of())));
      for (String template : List.of("thanks", "confirmed")) {
        all.put(
            template + rule,
            new Screen(
                template,
                language,
                Map.of(
                    "page",
                    page,
                    "shares",
                    ShareLinks.of(page.title(), page.url()),
                    "shareByMail",
                    ShareLinks.byMail(page.title(), page.url()),
                    "next",
                    List.of(screen(tag, CampaignKind.LETTER, 5, open)))));
      }
    }
    all.put("front-empty", new Screen("front", language, Map.of("campaigns", List.of())));
    all.put("front", new Screen("front", language, Map.of("campaigns", List.of(petition))));
    all.put(
        "arrangement",
        new Screen(
            "arrangement",
            language,
            Map.of("arrangement", new ArrangementScreen(page(tag, CampaignKind.PETITION)))));
    all.put(
        "unpublished",
        new Screen("unpublished", language, Map.of("page", petition, "partner", "Rivers")));
    SignedPage signed =
        new SignedPage(
            "Clean rivers",
            new PageAddress(new Slug("clean-rivers"), Optional.empty(), Optional.empty()),
            CampaignKind.PETITION,
            Counting.AT_ONCE,
            "Rivers",
            Optional.empty());
    all.put(
        "confirm",
        new Screen("confirm", language, Map.of("signed", signed, "action", "/confirm/token")));
    for (boolean withdrawn : List.of(true, false)) {
      all.put(
          "personal" + (withdrawn ? "-withdrawn" : ""),
          new Screen(
              "personal",
              language,
              Map.of(
                  "signed",
                  signed,
                  "person",
                  somebody(language, withdrawn),
                  "saved",
                  true,
                  "link",
                  "/confirm/token")));
    }
    for (boolean whenConfirmed : List.of(true, false)) {
      all.put(
          "expired-link" + (whenConfirmed ? "-when-confirmed" : ""),
          new Screen(
              "expired-link", language, Map.of("signed", signed, "whenConfirmed", whenConfirmed)));
    }
    for (CampaignKind kind : CampaignKind.values()) {
      for (SigningState state : states) {
        all.put(
            "preview-" + kind + "-" + state.getClass().getSimpleName(),
            new PreviewScreen(
                    screen(tag, kind, 0, state),
                    LinkToken.parse("a".repeat(43)).orElseThrow(),
                    SPRING)
                .screen());
      }
    }
    all.put("preview-gone", PreviewScreen.gone(language));
    all.put("unknown-link", new Screen("unknown-link", language, Map.of()));
    all.put("done", new Screen("done", language, Map.of()));
    for (Presence presence : Presence.values()) {
      AbsentPartner partner =
          new AbsentPartner(
              presence,
              Fixtures.RIVERS,
              "Clean Water Now",
              new Slug("clean-rivers"),
              "Clean rivers",
              tag);
      all.put("absent-" + presence, AbsentScreen.forReading(partner).screen());
      all.put("absent-signing-" + presence, AbsentScreen.forSigning(partner).screen());
    }
    for (int status : List.of(400, 404, 405, 410, 413, 429, 500, 503)) {
      all.put("error-" + status, ErrorScreens.screen(HttpStatus.valueOf(status), language));
    }
    return all;
  }

  private String html(Screen screen) {
    return new String(SCREENS.render(screen), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void everyScreenFindsItsWords(SpokenLanguage language) {
    assertThat(everyScreen(language.tag()))
        .allSatisfy(
            (name, screen) ->
                assertThat(html(screen))
                    .contains("<html lang=\"" + language.tag() + "\" dir=\"ltr\"")
                    .doesNotContain("??", "{0", "{1"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void noScreenMixesInEnglishWords(SpokenLanguage language) {
    assertThat(everyScreen(language.tag()))
        .allSatisfy(
            (name, screen) ->
                assertThat(html(screen))
                    .doesNotContain(
                        "lang=\"en\"",
                        "Email address",
                        "Skip to content",
                        "Sign the ",
                        "Who owns",
                        "organizations"));
  }

  @Test
  void aLanguageThatIsNotSpokenGetsEnglishWordsThatAreMarked() {
    assertThat(html(requireNonNull(everyScreen("fi").get("campaign-PETITION-Open"))))
        .contains("<html lang=\"fi\"", "lang=\"en\" dir=\"ltr\"", "Sign the petition")
        .doesNotContain("??");
    assertThat(html(requireNonNull(everyScreen("fi").get("campaign-PETITION-Over"))))
        .contains("handed over on April 5, 2026.", "2. maaliskuuta 2026</time>");
    assertThat(html(requireNonNull(everyScreen("fi").get("arrangement"))))
        .contains("Terms version 1, of February 1, 2026.");
  }

  @Test
  void namesStandInTheOrderOfTheReadersLanguage() {
    List<String> names =
        List.of("Zebra", "Österreichs Flüsse", "Oder", "Çevre", "Cesta", "Chalupa");
    assertThat(names.stream().sorted(Language.of("de").byName()))
        .containsExactly("Cesta", "Çevre", "Chalupa", "Oder", "Österreichs Flüsse", "Zebra");
    assertThat(names.stream().sorted(Language.of("sv").byName()))
        .endsWith("Zebra", "Österreichs Flüsse");
    assertThat(Stream.of("Chalupa", "Hory", "Cesta", "Jih").sorted(Language.of("cs").byName()))
        .containsExactly("Cesta", "Hory", "Chalupa", "Jih");
    assertThat(Stream.of("Ґанок", "Ялта", "Єдність", "Гори").sorted(Language.of("uk").byName()))
        .containsExactly("Гори", "Ґанок", "Єдність", "Ялта");
  }

  @Test
  void fourDigitsAreGroupedOnlyWhereReadersExpectIt() {
    assertThat(Language.of("en").number(1_234)).isEqualTo("1,234");
    assertThat(Language.of("pl").number(1_234)).isEqualTo("1234");
    assertThat(Language.of("pl").number(12_345)).isEqualTo("12\u00a0345");
    assertThat(Language.of("es").number(1_234)).isEqualTo("1234");
  }

  /** Who said yes to one organization, which sees them, and no to another. */
  private static PersonalScreen somebody(Language language, boolean withdrawn) {
    OrganizationId sees = OrganizationId.random();
    OrganizationId seesNot = OrganizationId.random();
    RevisionId revision = RevisionId.random();
    return new PersonalScreen(
        new PersonalRecord(
            1,
            new PersonName("Ada"),
            new PersonName("Lovelace"),
            new EmailAddress("ada@example.org"),
            "en",
            Optional.empty(),
            revision,
            SPRING,
            withdrawn ? Optional.empty() : Optional.of(SPRING),
            withdrawn,
            Optional.empty(),
            List.of(),
            List.of(said(sees, true), said(seesNot, false)),
            List.of()),
        Map.of(),
        Map.of(sees, SPRING),
        language);
  }

  private static Said said(OrganizationId organization, boolean yes) {
    return new Said(
        new ConsentTextId(UUID.randomUUID()), organization, "May we write to you?", 1, yes, SPRING);
  }
}
