package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.campaign.life.ConsentMode.CHECKBOX;
import static org.chorus.campaign.life.ConsentMode.DISCLOSURE;
import static org.chorus.campaign.life.ConsentMode.EXPLICIT;
import static org.chorus.coalition.terms.SharingRule.CONVENER_ONLY;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.terms.SharingRule.PROPORTIONAL;
import static org.chorus.coalition.terms.SharingRule.SHARE_ALL;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.coalition.AdoptionRule;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.PartnerOrder;
import org.chorus.coalition.ProposalOutcome;
import org.chorus.coalition.ProposeOutcome;
import org.chorus.coalition.TermsProposals;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.coalition.terms.SharingWindow;
import org.chorus.content.CampaignKind;
import org.chorus.content.ContentField;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.testing.WholeDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The form under each rule of sharing and each way to ask. Oaks convenes, Birches does not, and
 * both have a page of one campaign in each way to ask; the terms change under these pages.
 */
@SiteTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingFormsIT {

  private static final Pattern CONSENTS =
      Pattern.compile("<div class=\"consents\".*?<button class=\"button\"", Pattern.DOTALL);
  private static final Pattern NAMES = Pattern.compile("<strong>(.*?)</strong>");
  private static final Pattern RADIO = Pattern.compile("<input type=\"radio\"");
  private static final Pattern BOX =
      Pattern.compile("<input type=\"checkbox\" id=\"(consent-[0-9a-f-]{36})\"");

  @Autowired Browser browser;
  @Autowired Supporter supporter;
  @Autowired Staff staff;
  @Autowired Coalitions coalitions;
  @Autowired TermsProposals proposals;
  @Autowired WholeDatabase stored;

  Actor oaks;
  Actor birches;
  CoalitionId coalition;

  @BeforeAll
  void publish() {
    oaks = staff.of("oaks", "Oaks");
    birches = staff.of("birches", "Birches");
    coalition = staff.unite("Mixed Forest", SOURCE_ONLY, oaks, birches);
    for (ConsentMode mode : ConsentMode.values()) {
      CampaignId campaign =
          staff.start(
              oaks,
              coalition,
              slug(mode),
              CampaignKind.PETITION,
              mode,
              Optional.empty(),
              Contents.petition());
      staff.write(oaks, campaign, Contents.petition());
      staff.write(birches, campaign, Contents.petition());
      staff.publish(campaign, oaks, birches);
    }
  }

  private static String slug(ConsentMode mode) {
    return "forest-" + mode.name().toLowerCase(Locale.ROOT);
  }

  private static String common(ConsentMode mode) {
    return "/" + slug(mode);
  }

  private static String ofBirches(ConsentMode mode) {
    return common(mode) + "/birches";
  }

  void agreeOn(SharingTerms sharing) {
    int inForce = coalitions.get(coalition).terms().version();
    ProposeOutcome outcome =
        proposals.propose(
            oaks, coalition, inForce, sharing, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, "");
    if (outcome instanceof ProposeOutcome.Proposed(int version)) {
      proposals.accept(oaks, coalition, version);
      assertThat(proposals.accept(birches, coalition, version))
          .isEqualTo(new ProposalOutcome.Adopted(version));
    } else {
      assertThat(outcome).isEqualTo(new ProposeOutcome.NothingChanges());
    }
  }

  /** How the form asks; empty where it does not. */
  private String consents(String path) {
    return CONSENTS
        .matcher(browser.get(path).body())
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElse("");
  }

  private static List<String> found(Pattern pattern, String html) {
    return pattern
        .matcher(html)
        .results()
        .map(result -> result.group(result.groupCount()))
        .toList();
  }

  static Stream<Arguments> whoIsAskedAboutOnThePageOfBirchesAndOnTheCommonOne() {
    return Stream.of(
        Arguments.of(SharingTerms.of(SOURCE_ONLY), "Birches", ""),
        Arguments.of(SharingTerms.of(SOURCE_ONLY).with(OrganicRule.CONVENER), "Birches", "Oaks"),
        Arguments.of(
            SharingTerms.of(SOURCE_ONLY).with(OrganicRule.EQUAL), "Birches", "Birches Oaks"),
        Arguments.of(SharingTerms.of(OPT_IN_PER_PARTNER), "Birches Oaks", "Birches Oaks"),
        Arguments.of(SharingTerms.of(SHARE_ALL), "Birches Oaks", "Birches Oaks"),
        Arguments.of(SharingTerms.of(PROPORTIONAL), "Birches Oaks", ""),
        Arguments.of(
            SharingTerms.of(PROPORTIONAL).with(OrganicRule.PRO_RATA),
            "Birches Oaks",
            "Birches Oaks"),
        Arguments.of(SharingTerms.of(CONVENER_ONLY), "Oaks", "Oaks"),
        Arguments.of(
            SharingTerms.of(SHARE_ALL).within(SharingWindow.from(LocalDate.of(2999, 1, 1))),
            "Birches",
            ""));
  }

  @ParameterizedTest
  @MethodSource("whoIsAskedAboutOnThePageOfBirchesAndOnTheCommonOne")
  void thoseAreNamedWhoCouldReceiveAndNothingIsPreselected(
      SharingTerms terms, String onBirches, String onCommon) {
    agreeOn(terms);
    Map.of(ofBirches(EXPLICIT), onBirches, common(EXPLICIT), onCommon)
        .forEach(
            (path, names) -> {
              String form = consents(path);
              assertThat(String.join(" ", found(NAMES, form))).isEqualTo(names);
              assertThat(found(RADIO, form)).hasSize(2 * found(NAMES, form).size());
              assertThat(form).doesNotContain("checked");
            });
    Map.of(ofBirches(CHECKBOX), onBirches, common(CHECKBOX), onCommon)
        .forEach(
            (path, names) -> {
              String form = consents(path);
              assertThat(String.join(" ", found(NAMES, form))).isEqualTo(names);
              assertThat(found(BOX, form)).hasSize(found(NAMES, form).size());
              assertThat(form).doesNotContain("checked", "radio", "required");
            });
    boolean optIn = terms.rule() == OPT_IN_PER_PARTNER;
    assertThat(found(NAMES, consents(ofBirches(DISCLOSURE))))
        .isEqualTo(oneStatement(optIn ? "Birches" : onBirches));
    assertThat(found(NAMES, consents(common(DISCLOSURE))))
        .isEqualTo(oneStatement(optIn ? "" : onCommon));
  }

  private static List<String> oneStatement(String names) {
    return names.isEmpty() ? List.of() : List.of(names.replace(" ", " and "));
  }

  @Test
  void aPartnersOwnWordsAreAStatementOfTheirOwn() {
    agreeOn(SharingTerms.of(SHARE_ALL));
    CampaignId campaign =
        staff.start(
            oaks,
            coalition,
            "forest-own-words",
            CampaignKind.PETITION,
            DISCLOSURE,
            Optional.empty(),
            Contents.petition());
    staff.write(
        birches,
        campaign,
        Contents.petition().with(ContentField.CONSENT_WORDING, "By signing you join us."));
    staff.publish(campaign, oaks, birches);
    assertThat(consents("/forest-own-words/birches"))
        .containsSubsequence(
            "<strong>Birches</strong>: <span lang=\"en\">By signing you join us.</span>",
            "<strong>Oaks</strong>: <span lang=\"en\">By signing you agree");
  }

  private Map<String, Boolean> answersOf(String email) {
    return stored
        .sql(
            """
            select alias, answer from consent
              join signature on signature.id = signature_id
              join organization on organization.id = consent.organization_id
             where email = :email
            """)
        .param("email", email)
        .query((row, number) -> Map.entry(row.getString("alias"), row.getBoolean("answer")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<String, String> filledIn(String path, String email) {
    Map<String, String> form = supporter.filledIn(path, email);
    form.keySet().removeIf(field -> field.startsWith("consent-"));
    return form;
  }

  @Test
  void boxesLeftEmptyAreStoredAsNo() {
    agreeOn(SharingTerms.of(SHARE_ALL));
    String page = ofBirches(CHECKBOX);
    assertThat(browser.post(page, filledIn(page, "empty@example.org")).status()).isEqualTo(303);
    assertThat(answersOf("empty@example.org"))
        .containsOnly(Map.entry("birches", false), Map.entry("oaks", false));
  }

  @Test
  void aBoxThatIsTickedIsAYesToThatOrganizationAlone() {
    agreeOn(SharingTerms.of(SHARE_ALL));
    String page = ofBirches(CHECKBOX);
    Map<String, String> form = filledIn(page, "ticked@example.org");
    form.put(found(BOX, consents(page)).getLast(), "yes");
    assertThat(browser.post(page, form).status()).isEqualTo(303);
    assertThat(answersOf("ticked@example.org"))
        .containsOnly(Map.entry("birches", false), Map.entry("oaks", true));
  }

  @Test
  void aTickStaysWhileSomethingElseIsMended() {
    agreeOn(SharingTerms.of(SHARE_ALL));
    String page = ofBirches(CHECKBOX);
    Map<String, String> form = filledIn(page, "nobody");
    form.put(found(BOX, consents(page)).getFirst(), "yes");
    assertThat(browser.post(page, form))
        .satisfies(
            answer -> {
              assertThat(answer.status()).isEqualTo(422);
              assertThat(answer.body().split(" checked=", -1)).hasSize(2);
            });
  }

  @Test
  void whoeverSignsUnderAStatementAgreesToAllItNames() {
    agreeOn(SharingTerms.of(SHARE_ALL));
    String page = ofBirches(DISCLOSURE);
    assertThat(browser.post(page, filledIn(page, "stated@example.org")).status()).isEqualTo(303);
    assertThat(answersOf("stated@example.org"))
        .containsOnly(Map.entry("birches", true), Map.entry("oaks", true));
  }

  /** Whoever opened the form before has not seen whom it names now. */
  @ParameterizedTest
  @EnumSource
  void aFormFromBeforeNewTermsComesBack(ConsentMode mode) {
    agreeOn(SharingTerms.of(SOURCE_ONLY));
    String page = ofBirches(mode);
    Map<String, String> form = supporter.filledIn(page, "before-" + mode + "@example.org");
    agreeOn(SharingTerms.of(SHARE_ALL));
    assertThat(browser.post(page, form).status()).isEqualTo(409);
    assertThat(answersOf("before-" + mode + "@example.org")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXPLICIT   | If you sign only on the page that all of them share",
        "EXPLICIT   | They take equal turns.",
        "EXPLICIT   | only if you sign on January 31, 2999 or before.",
        "EXPLICIT   | No organization receives more than 1 person who did not sign on its page.",
        "DISCLOSURE | You agree by signing"
      })
  void theArrangementSaysWhatConcernsSupporters(ConsentMode mode, String said) {
    agreeOn(
        SharingTerms.of(PROPORTIONAL)
            .with(OrganicRule.EQUAL)
            .cappedAt(1)
            .within(SharingWindow.until(LocalDate.of(2999, 1, 31))));
    assertThat(browser.get(common(mode) + "/arrangement").body()).contains(said);
  }

  @Test
  void theArrangementNamesTheConveners() {
    agreeOn(SharingTerms.of(CONVENER_ONLY));
    assertThat(browser.get(common(EXPLICIT) + "/arrangement").body())
        .contains("only if you agree to them by name: Oaks.");
  }

  @Test
  void theArrangementDoesNotSpeakOfQuestionsWhereNobodyIsAsked() {
    Function<ConsentMode, String> arrangement =
        mode -> browser.get(common(mode) + "/arrangement").body();
    agreeOn(SharingTerms.of(OPT_IN_PER_PARTNER));
    assertThat(arrangement.apply(EXPLICIT)).contains("You are asked about each organization");
    assertThat(arrangement.apply(DISCLOSURE))
        .contains("go only to the organization on whose page you sign", "You agree by signing")
        .doesNotContain("You are asked about each organization");
  }
}
