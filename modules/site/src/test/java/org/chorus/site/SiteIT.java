package org.chorus.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.chorus.campaign.CampaignKind;
import org.chorus.campaign.ConsentMode;
import org.chorus.campaign.Content;
import org.chorus.campaign.ImageOutcome;
import org.chorus.campaign.Images;
import org.chorus.campaign.Picture;
import org.chorus.campaign.Target;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.ImageId;
import org.chorus.organization.SharingRule;
import org.chorus.signature.ConfirmationToken;
import org.chorus.signature.Confirmations;
import org.chorus.site.Browser.Answer;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The site as supporters meet it: real addresses, real forms, a real database. */
@SiteTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteIT {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PAGE = "/clean-rivers/right-to-water";
  private static final Pattern ASKED = Pattern.compile("id=\"(consent-[0-9a-f-]{36})\"");

  @Autowired Browser browser;
  @Autowired Staff staff;
  @Autowired Images images;
  @Autowired Confirmations confirmations;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired ManualClock clock;

  @Autowired
  @Qualifier("intake")
  SmartLifecycle intake;

  Answer frontPageBefore;
  Actor rivers;
  Actor rights;
  CampaignId petition;
  CoalitionId coalition;
  ImageId image;

  @BeforeAll
  void campaigns() throws IOException {
    frontPageBefore = browser.get("/");
    rivers = staff.of("rivers", "Rivers Without Borders");
    rights = staff.of("right-to-water", "Right to Water");
    coalition = staff.unite("Clean Water Now", SharingRule.OPT_IN_PER_PARTNER, rivers, rights);
    petition = start("clean-rivers", CampaignKind.PETITION, ConsentMode.EXPLICIT, petition());
    staff.write(rights, petition, petition().withTitle("Clean rivers are a right"));
    staff.publish(petition, rivers, rights);

    CampaignId disclosing =
        start("open-sources", CampaignKind.PETITION, ConsentMode.DISCLOSURE, petition());
    staff.write(rights, disclosing, petition());
    staff.publish(disclosing, rivers, rights);

    image = image();
    staff.publish(
        start("dear-mayor", CampaignKind.LETTER, ConsentMode.EXPLICIT, letter(image)),
        rivers,
        rights);
    staff.publish(
        start("sauberes-wasser", CampaignKind.PETITION, ConsentMode.EXPLICIT, german()),
        rivers,
        rights);
    staff.publish(
        start("miyah", CampaignKind.PETITION, ConsentMode.EXPLICIT, arabic()), rivers, rights);
    start("in-the-making", CampaignKind.PETITION, ConsentMode.EXPLICIT, petition());
  }

  private CampaignId start(
      String slug, CampaignKind kind, ConsentMode consentMode, Content content) {
    return staff.start(rivers, coalition, slug, kind, consentMode, Optional.empty(), content);
  }

  static Content petition() {
    return new Content(
        "en",
        "Clean rivers for everybody",
        "On Monday, the council‐run plant — the oldest in the valley — let acid into the river.",
        "Act now: ask for a second vote.",
        """
        The council knew.[^1]

        [Tell the council](#sign)

        Others warned, too.[^2][^3] <script>alert(1)</script>

        [^1]: A. Author, "A ‘nested’ title," The Paper, May 2, 2026.
        [^2]: B. Author.
        [^3]: C. Author.
        """,
        "Vote again & clean up.\n\nDo it \"this\" year.",
        "",
        "",
        Picture.NONE,
        new Target("", "", "Valley Council"),
        "Sign today.",
        "Thanks for standing up.",
        "");
  }

  static Content letter(ImageId image) {
    return new Content(
        "en",
        "Dear mayor",
        "On Monday, it rained.",
        "Put your name to it.",
        "As [*A Report*](https://example.org/report) shows.",
        "",
        "Dear Ms Example,",
        "First paragraph.\n\nSecond paragraph.",
        new Picture(Optional.of(image), "©Photo by P. Grapher", "A river in flood"),
        new Target("", "Mayor", "City of Example"),
        "Put your name to it today.",
        "",
        "");
  }

  static Content german() {
    return new Content(
        "de",
        "Sauberes Wasser",
        "Am Montag stimmte der Rat ab.",
        "",
        "Ein Absatz.[^1]\n\n[^1]: Quelle.",
        "Stimmen Sie neu ab.",
        "",
        "",
        Picture.NONE,
        new Target("", "", "Stadtrat"),
        "",
        "",
        "");
  }

  static Content arabic() {
    return new Content(
        "ar",
        "مياه نظيفة",
        "",
        "",
        "",
        "صوتوا من جديد.",
        "",
        "",
        Picture.NONE,
        new Target("", "", "المجلس"),
        "",
        "",
        "");
  }

  private ImageId image() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return ((ImageOutcome.Stored) images.store(rivers, bytes.toByteArray())).image();
  }

  /** The form of a page, filled in by somebody who says yes to the first and no to the others. */
  private Map<String, String> filledIn(String path, String email) {
    Answer page = browser.get(path);
    Map<String, String> form = new LinkedHashMap<>(page.form());
    form.put("givenName", "Ada");
    form.put("familyName", "Lovelace");
    form.put("email", email);
    Matcher asked = ASKED.matcher(page.body());
    String answer = "yes";
    while (asked.find()) {
      form.put(asked.group(1), answer);
      answer = "no";
    }
    return form;
  }

  private static String firstQuestion(Map<String, String> form) {
    return form.keySet().stream().filter(name -> name.startsWith("consent-")).findFirst().get();
  }

  private long total(String path) {
    String json = browser.get(path + "/count").body();
    return Long.parseLong(json.replaceAll("\\D", ""));
  }

  @Nested
  class Reading {

    @Test
    void theFrontPageOfAnEmptyHouseSaysSo() {
      assertThat(frontPageBefore.status()).isEqualTo(200);
      assertThat(frontPageBefore.body()).contains("No campaign is open at the moment.");
    }

    @Test
    void theFrontPageListsWhatIsOpenAndNothingElse() {
      assertThat(browser.get("/").body())
          .contains(
              "href=\"/clean-rivers\"",
              "Clean rivers for everybody",
              "Petition to Valley Council",
              "A campaign of Right to Water and Rivers Without Borders")
          .doesNotContain("in-the-making", "No campaign is open");
    }

    @Test
    void theFrontPageSpeaksTheReadersLanguage() {
      Answer page = browser.get("/", "Accept-Language", "pt, fr-CA;q=0.8, en;q=0.5");
      assertThat(page.body()).contains("<html lang=\"fr-CA\"", "Plusieurs organisations");
      assertThat(page.header("Vary")).contains("Accept-Language");
    }

    @Test
    void aPetitionHasEveryElement() {
      assertThat(browser.get(PAGE).body())
          .startsWith("<!DOCTYPE html>")
          .containsSubsequence(
              "<html lang=\"en\" dir=\"ltr\"",
              "<title>Clean rivers are a right · Right to Water</title>",
              "<a class=\"name\" href=\"https://right-to-water.example.org\"",
              "together with Rivers Without Borders",
              "Clean Water Now",
              "<h1>Clean rivers are a right</h1>",
              "The petition to Valley Council reads:",
              "<blockquote",
              "<p>Vote again &amp; clean up.</p>",
              "<p>Do it &quot;this&quot; year.</p>",
              "id=\"sign\"",
              "A campaign of Right to Water and Rivers Without Borders",
              "action=\"" + PAGE + "\"",
              "autocomplete=\"given-name\"",
              "autocomplete=\"family-name\"",
              "autocomplete=\"email\"",
              "https://right-to-water.example.org/privacy",
              "https://rivers.example.org/privacy",
              "<h2 class=\"again\">Clean rivers are a right</h2>",
              "<time datetime=\"2026-03-02",
              "March 2, 2026</time>",
              "council‐run plant — the oldest",
              "<a href=\"#sign\">Act now: ask for a second vote.</a>",
              "<a href=\"#fn-1\" id=\"fnref-1\"",
              "<a href=\"#sign\"",
              ">Tell the council</a>",
              ">2</a></sup><sup>,</sup><sup class=\"footnote-ref\">",
              "<a href=\"#sign\">Sign today.</a>",
              "Thanks for standing up.",
              "Notes and sources",
              "A. Author, &#34;A ‘nested’ title,&#34; The Paper, May 2, 2026.",
              "href=\"#fnref-1\"",
              "Who owns this campaign",
              "You are on this page");
    }

    @Test
    void rawHtmlOfAWriterIsShownAsText() {
      assertThat(browser.get(PAGE).body()).doesNotContain("<script>alert").contains("&lt;script");
    }

    @Test
    void aLetterHasEveryElement() {
      assertThat(browser.get("/dear-mayor").body())
          .containsSubsequence(
              "Open letter to City of Example",
              "<h1>Dear mayor</h1>",
              "<img src=\"/images/" + image + "\" alt=\"A river in flood\"",
              "<figcaption>©Photo by P. Grapher</figcaption>",
              "March 2, 2026</time>",
              "On Monday, it rained.",
              "<a href=\"#sign\">Put your name to it.</a>",
              "<a href=\"https://example.org/report\"",
              "<em>A Report</em>",
              "<a href=\"#sign\">Put your name to it today.</a>",
              "<address><span>Mayor</span><br><span>City of Example</span></address>",
              "Dear Ms Example,",
              "<p>First paragraph.</p>",
              "<p>Second paragraph.</p>",
              "id=\"sign\"")
          .doesNotContain("<blockquote", "class=\"thanks\"", "class=\"notes\"", "class=\"again\"");
    }

    @Test
    void nobodyIsPreselected() {
      assertThat(browser.get(PAGE).body())
          .contains("type=\"radio\"", "value=\"yes\"", "value=\"no\"")
          .doesNotContain("checked");
    }

    @Test
    void aDisclosureIsAStatementWithoutAQuestion() {
      assertThat(browser.get("/open-sources/right-to-water").body())
          .contains("class=\"disclosure\"", "By signing you agree that we email you")
          .doesNotContain("type=\"radio\"", "type=\"checkbox\"");
    }

    @Test
    void thePageSpeaksTheLanguageOfItsContent() {
      assertThat(browser.get("/sauberes-wasser", "Accept-Language", "en").body())
          .contains(
              "<html lang=\"de\"",
              "Die Petition an Stadtrat lautet:",
              "2. März 2026",
              "Petition unterschreiben",
              "aria-label=\"Zurück zu Verweis 1\"");
    }

    @Test
    void whereThereIsNoTranslationTheFixedWordsAreMarkedAsEnglish() {
      assertThat(browser.get("/miyah").body())
          .contains("<html lang=\"ar\" dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"", "Given name");
    }

    @Test
    void missingTextsLeaveNoHoles() {
      assertThat(browser.get("/miyah").body())
          .doesNotContain(
              "class=\"call\"", "class=\"lede\"", "class=\"prose\"", "<figure", "<p></p>");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/nowhere",
          "/in-the-making",
          "/clean-rivers/nobody",
          "/clean-rivers/nobody/thanks",
          "/dear-mayor/right-to-water",
          "/Clean-Rivers",
          "/clean-rivers.html",
          "/a",
          "/images/none",
          "/images/00000000-0000-0000-0000-000000000000",
          "/assets/none.css",
          "/clean-rivers/right-to-water/more/and/more"
        })
    void whatIsNotThereIsNotFound(String path) {
      Answer answer = browser.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("There is no page at this address", "/assets/site-");
    }

    @Test
    void pagesAreKeptForSecondsAndAskedAboutByTag() {
      Answer page = browser.get(PAGE);
      assertThat(page.header("Cache-Control"))
          .contains("max-age=5", "public", "stale-while-revalidate=30");
      assertThat(browser.get(PAGE, "If-None-Match", page.header("ETag")).status()).isEqualTo(304);
    }

    @Test
    void theNumberIsCheap() {
      Answer count = browser.get(PAGE + "/count");
      assertThat(count.body()).matches("\\{\"total\":\\d+}");
      assertThat(count.header("Content-Type")).contains("application/json");
      assertThat(count.header("Cache-Control"))
          .contains("max-age=10", "public", "stale-while-revalidate=60", "stale-if-error=600");
      assertThat(browser.get(PAGE + "/count", "If-None-Match", count.header("ETag")).status())
          .isEqualTo(304);
    }

    @Test
    void imagesAreKeptForGood() {
      Answer answer = browser.get("/images/" + image);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).contains("image/jpeg");
      assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.header("Cache-Control")).contains("immutable");
    }

    @Test
    void theStyleIsKeptForGoodUnderANameOfItsOwn() {
      Matcher style =
          Pattern.compile("href=\"(/assets/site-[0-9a-f]{32}\\.css)\"")
              .matcher(browser.get("/").body());
      assertThat(style.find()).isTrue();
      Answer answer = browser.get(style.group(1));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).contains("immutable");
    }

    @Test
    void nothingIsInlineOrFromElsewhere() {
      for (String path : List.of("/", PAGE, PAGE + "/thanks", "/dear-mayor")) {
        assertThat(browser.get(path).body())
            .doesNotContain(" style=", "<style", " onclick", "src=\"http", "//fonts.")
            .containsPattern("<script defer src=\"/assets/");
      }
    }

    @Test
    void nobodyIsGivenACookie() {
      for (String path : List.of("/", PAGE, "/nowhere", PAGE + "/count", "/robots.txt")) {
        assertThat(browser.get(path).header("Set-Cookie")).isEmpty();
      }
    }
  }

  @Nested
  class Signing {

    @Test
    void whoeverSignsIsCountedAndThanked() {
      long before = total(PAGE);

      Answer answer = browser.post(PAGE, filledIn(PAGE, "ada@example.org"));

      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.header("Location")).contains(PAGE + "/thanks");
      assertThat(total(PAGE)).isEqualTo(before + 1);
      assertThat(
              jdbc.sql(
                      """
                      select answer from consent
                        join signature on signature.id = signature_id
                        join organization on organization.id = consent.organization_id
                       where email = 'ada@example.org' order by alias
                      """)
                  .query(Boolean.class)
                  .list())
          .containsExactly(true, false); // the page's own organization is asked first
    }

    @Test
    void aSecondSignatureLooksLikeAFirst() {
      Answer first = browser.post(PAGE, filledIn(PAGE, "twice@example.org"));
      long before = total(PAGE);

      Answer second = browser.post(PAGE, filledIn(PAGE, "Twice@Example.org"));

      assertThat(second.status()).isEqualTo(first.status());
      assertThat(headersOf(second)).isEqualTo(headersOf(first));
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(total(PAGE)).isEqualTo(before);
    }

    private static Map<String, List<String>> headersOf(Answer answer) {
      Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
      headers.remove("date");
      return headers;
    }

    @Test
    void onePersonCountsOnceOnTwoPages() {
      browser.post(PAGE, filledIn(PAGE, "both@example.org"));
      long before = total("/clean-rivers");

      Answer answer = browser.post("/clean-rivers", filledIn("/clean-rivers", "both@example.org"));

      assertThat(answer.header("Location")).contains("/clean-rivers/thanks");
      assertThat(total("/clean-rivers")).isEqualTo(before);
    }

    @Test
    void underADisclosureNothingIsAsked() {
      String path = "/open-sources/right-to-water";
      assertThat(browser.post(path, filledIn(path, "disclosed@example.org")).status())
          .isEqualTo(303);
    }

    @Test
    void thanksNameWhatComesNextAndHowToShare() {
      assertThat(browser.get(PAGE + "/thanks").body())
          .contains(
              "Thank you for signing",
              "We are sending you an email from Right to Water",
              "https://petitions.example.org" + PAGE,
              "mailto:?subject=Clean%20rivers%20are%20a%20right",
              "https://wa.me/?text=Clean%20rivers",
              "href=\"/dear-mayor\"")
          .doesNotContain("href=\"/clean-rivers\" "); // not the one that was just signed
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Zoë",
          "李",
          "O’Neill",
          "Jean‐Luc",
          "نور",
          "👩‍🚀 Ada",
          "Robert'); drop table signature; --",
          "<b>Ada</b>",
          "  Ada  "
        })
    void aNameIsWhatThePersonSays(String name) {
      Map<String, String> form = filledIn(PAGE, "name" + name.hashCode() + "@example.org");
      form.put("givenName", name);
      assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
      assertThat(
              jdbc.sql("select given_name from signature where email = :email")
                  .param("email", "name" + name.hashCode() + "@example.org")
                  .query(String.class)
                  .single())
          .isEqualTo(name.strip());
    }
  }

  @Nested
  class Refusing {

    /** What the form says when one field is filled in like this. */
    private Answer with(String field, String value) {
      Map<String, String> form = filledIn(PAGE, "refused@example.org");
      form.put(field, value);
      long before = total(PAGE);
      Answer answer = browser.post(PAGE, form);
      assertThat(total(PAGE)).isEqualTo(before);
      return answer;
    }

    @Test
    void everyMistakeIsNamedAtOnceAndLinkedToItsField() {
      Map<String, String> form = new HashMap<>(browser.get(PAGE).form());
      String question = firstQuestion(filledIn(PAGE, "x@example.org"));

      Answer answer = browser.post(PAGE, form);

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.body())
          .contains("<title>Please check: ")
          .containsSubsequence(
              "role=\"alert\"",
              "href=\"#givenName\">Enter your given name</a>",
              "href=\"#familyName\">Enter your family name</a>",
              "href=\"#email\">Enter your email address</a>",
              "href=\"#" + question + "\">Choose yes or no for Right to Water</a>",
              "Choose yes or no for Rivers Without Borders",
              "id=\"givenName-fault\"",
              "aria-invalid=\"true\"",
              "aria-describedby=\"givenName-fault\"",
              "aria-describedby=\"" + question + "-fault\"",
              "id=\"" + question + "\"");
    }

    @Test
    void whatWasEnteredStaysEscaped() {
      Map<String, String> form = filledIn(PAGE, "\"><script>alert(1)</script>");
      form.put("givenName", "<b>Ada</b> & \"co\"");

      Answer answer = browser.post(PAGE, form);

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body())
          .contains(
              "value=\"&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;co&quot;\"",
              "value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"",
              "value=\"Lovelace\"")
          .doesNotContain("<script>alert", "<b>Ada");
      assertThat(answer.body().split(" checked=", -1)).hasSize(3); // both answers
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "givenName  | '   '              | Enter your given name",
          "givenName  | 'a\u0000b'         | We have taken them out",
          "givenName  | 'a\nb'             | We have taken them out",
          "familyName | 'a\u0007b'         | We have taken them out",
          "email      | 'nobody'           | Enter an email address like",
          "email      | 'a@b'              | Enter an email address like",
          "email      | 'a b@example.org'  | Enter an email address like",
          "email      | 'a@example.org\nBcc: b@example.org' | We have taken them out",
          "email      | '1 OR 1=1; --'     | Enter an email address like",
          "email      | '\u202Egro@elpmaxe'| Enter an email address like"
        })
    void nonsenseIsNamedWithItsRemedy(String field, String value, String remedy) {
      Answer answer = with(field, value);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains(remedy);
    }

    @Test
    void tenThousandCharactersAreTooMany() {
      assertThat(with("givenName", "x".repeat(10_000)).body())
          .contains("at most 100 characters", "x".repeat(10_000));
      assertThat(with("email", "x".repeat(10_000) + "@example.org").status()).isEqualTo(422);
    }

    @Test
    void anAnswerThatIsNeitherYesNorNoIsAskedForAgain() {
      String question = firstQuestion(filledIn(PAGE, "x@example.org"));
      Answer answer = with(question, "maybe");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("Choose yes or no for Right to Water");
    }

    @Test
    void oneFieldTwiceIsAskedForAgain() {
      String edition = browser.get(PAGE).form().get("edition");
      String question = firstQuestion(filledIn(PAGE, "x@example.org"));
      Answer answer =
          browser.post(
              PAGE,
              FORM,
              "edition=%s&email=a%%40example.org&email=b%%40example.org&%s=yes&%s=no"
                  .formatted(edition, question, question));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body())
          .contains("arrived more than once", "Choose yes or no for Right to Water");
    }

    @Test
    void anArrayIsNoField() {
      String edition = browser.get(PAGE).form().get("edition");
      Answer answer =
          browser.post(
              PAGE, FORM, "edition=" + edition + "&email[]=a%40example.org&givenName[x]=1");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("Enter your email address");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"givenName=%FF%FE", "givenName=%C3", "givenName=%zz", "%FF=1", "&&&=", ""})
    void aBodyThatIsNoTextIsRefused(String body) {
      long before = total(PAGE);
      assertThat(browser.post(PAGE, FORM, body).status()).isBetween(400, 422);
      assertThat(total(PAGE)).isEqualTo(before);
    }

    @Test
    void bytesThatAreNoCharactersAreNeverStored() {
      Map<String, String> form = filledIn(PAGE, "bytes@example.org");
      form.remove("givenName");
      StringBuilder body = new StringBuilder("givenName=A%FFda");
      form.forEach(
          (name, value) ->
              body.append('&').append(name).append('=').append(value.replace("@", "%40")));
      assertThat(browser.post(PAGE, FORM, body.toString()).status()).isBetween(400, 422);
    }

    @Test
    void aHugeBodyIsRefused() {
      assertThat(browser.post(PAGE, FORM, "givenName=" + "x".repeat(5_000_000)).status())
          .isBetween(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/xml", "nonsense"})
    void anotherKindOfBodyIsRefused(String contentType) {
      Answer answer = browser.post(PAGE, contentType, "{}");
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.body()).contains("We could not read what was sent");
    }

    @Test
    void anUploadIsRefused() {
      assertThat(
              browser
                  .post(
                      PAGE,
                      "multipart/form-data; boundary=x",
                      "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na\r\n--x--\r\n")
                  .status())
          .isEqualTo(415);
      assertThat(browser.post(PAGE, "multipart/form-data", "broken").status()).isBetween(400, 415);
    }

    @Test
    void anotherMethodIsRefused() {
      for (String method : List.of("PUT", "DELETE", "PATCH")) {
        Answer answer =
            browser.send(
                HttpRequest.newBuilder(browser.uri(PAGE))
                    .header("Accept", "text/html")
                    .method(method, BodyPublishers.noBody())
                    .build());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("That does not work here");
      }
    }

    @Test
    void aFormForNoPageIsNotFound() {
      assertThat(browser.post("/nowhere", Map.of("email", "a@example.org")).status())
          .isEqualTo(404);
    }

    @Test
    void whenThePageIsNotTheOneThatWasRead_thenItIsShownAnewAndNothingIsSigned() {
      Map<String, String> form = filledIn(PAGE, "stale@example.org");
      staff.write(rights, petition, petition().withTitle("Clean rivers are our right"));
      staff.publish(petition, rivers, rights);
      long before = total(PAGE);

      Answer answer = browser.post(PAGE, form);

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body())
          .contains(
              "This page has changed since you opened it",
              "Clean rivers are our right",
              "value=\"stale@example.org\"");
      assertThat(total(PAGE)).isEqualTo(before);

      Map<String, String> again = filledIn(PAGE, "stale@example.org");
      assertThat(browser.post(PAGE, again).status()).isEqualTo(303);
      staff.write(rights, petition, petition().withTitle("Clean rivers are a right"));
      staff.publish(petition, rivers, rights);
    }

    @Test
    void anAnswerToWhatAnotherPageAsksIsNotTaken() {
      Map<String, String> form = filledIn(PAGE, "foreign@example.org");
      form.put(firstQuestion(filledIn("/dear-mayor", "x@example.org")), "yes");
      assertThat(browser.post(PAGE, form).status()).isEqualTo(409);

      form = filledIn(PAGE, "foreign@example.org");
      form.put("consent-nonsense", "yes");
      assertThat(browser.post(PAGE, form).status()).isEqualTo(409);
    }

    @Test
    void withoutAnEditionNothingIsSigned() {
      Map<String, String> form = filledIn(PAGE, "edition@example.org");
      form.remove("edition");
      assertThat(browser.post(PAGE, form).status()).isEqualTo(409);
    }

    @Test
    void whenTooManySignAtOnce_thenTheInputIsKeptForAnotherTry() {
      Map<String, String> form = filledIn(PAGE, "busy@example.org");
      intake.stop();
      try {
        Answer answer = browser.post(PAGE, form);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("\\d+");
        assertThat(answer.body())
            .contains("Your signature is not stored yet", "value=\"busy@example.org\"");
      } finally {
        intake.start();
      }
      assertThat(browser.post(PAGE, form).status()).isEqualTo(303);
    }

    @Test
    void nothingPersonalReachesTheLog(CapturedOutput output) {
      Map<String, String> form = filledIn(PAGE, "secret-address@");
      form.put("givenName", "Secretname\u0000");
      browser.post(PAGE, form);
      browser.post(PAGE, FORM, "email=secret-address%zz&givenName=Secretname%FF");
      browser.post(PAGE, "application/json", "{\"email\":\"secret-address\"}");
      browser.get("/confirm/secret-token-that-does-not-work");
      browser.get("/confirm/secret-token-that-does-not-work/");
      assertThat(output.getAll()).doesNotContain("secret-address", "Secretname", "secret-token");
    }
  }

  @Nested
  class Confirming {

    private ConfirmationToken tokenOf(String email) {
      assertThat(browser.post(PAGE, filledIn(PAGE, email)).status()).isEqualTo(303);
      long signature =
          jdbc.sql("select id from signature where email = :email")
              .param("email", email)
              .query(Long.class)
              .single();
      return transaction.execute(ignored -> confirmations.issue(signature));
    }

    private boolean isConfirmed(String email) {
      return jdbc.sql("select confirmed_at is not null from signature where email = :email")
          .param("email", email)
          .query(Boolean.class)
          .single();
    }

    @Test
    void lookingConfirmsNothing() {
      String path = "/confirm/" + tokenOf("look@example.org").value();

      Answer landing = browser.get(path);

      assertThat(landing.status()).isEqualTo(200);
      assertThat(landing.body())
          .contains(
              "Confirm your signature", "Clean rivers are a right", "action=\"" + path + "\"");
      assertThat(landing.header("Cache-Control")).contains("no-store");
      assertThat(landing.header("Referrer-Policy")).contains("no-referrer");
      assertThat(isConfirmed("look@example.org")).isFalse();
    }

    @Test
    void theButtonConfirmsAndAgainDoesNoHarm() {
      String path = "/confirm/" + tokenOf("confirm@example.org").value();
      for (int time = 0; time < 2; time++) {
        Answer answer = browser.post(path, Map.of());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(PAGE + "/confirmed");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
      }
      assertThat(isConfirmed("confirm@example.org")).isTrue();
      assertThat(browser.get(PAGE + "/confirmed").body()).contains("is confirmed");
    }

    @Test
    void anOldLinkSaysThatTheSignatureCountsAllTheSame() {
      String path = "/confirm/" + tokenOf("late@example.org").value();
      clock.advance(Confirmations.VALID_FOR.plus(Duration.ofDays(1)));

      for (Answer answer : List.of(browser.get(path), browser.post(path, Map.of()))) {
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body())
            .contains("This link has expired", "counts all the same", "href=\"" + PAGE + "\"");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
      }
      assertThat(isConfirmed("late@example.org")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "short", "%00", "a%20b"})
    void anUnknownLinkSaysWhatToDo(String token) {
      Answer answer = browser.get("/confirm/" + token);
      assertThat(answer.status()).isIn(400, 404);
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void whoeverConfirmedWherePagesAreGoneIsThankedAllTheSame() {
      assertThat(browser.get("/confirm/done").body()).contains("Your signature is confirmed.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clean-rivers", PAGE})
  void aSlashTooManyLeadsToThePage(String path) {
    Answer answer = browser.get(path + "/?via=x");
    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).isEqualTo(path + "?via=x");
  }

  @Test
  void robotsAreToldWhereNotToGo() {
    Answer answer = browser.get("/robots.txt");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("Disallow: /confirm/");
  }
}
