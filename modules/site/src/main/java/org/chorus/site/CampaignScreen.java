package org.chorus.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chorus.campaign.life.Counting;
import org.chorus.campaign.life.CountryQuestion;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.life.SigningState;
import org.chorus.campaign.published.PageAddress;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.Source;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.brand.Palette;
import org.chorus.site.form.Edition;
import org.chorus.site.form.SignForm;
import org.chorus.site.screen.Language;
import org.chorus.switches.Off;
import org.jspecify.annotations.Nullable;

/**
 * A published page as its template asks for it. Absent texts are empty, absent links null. Methods
 * are public for the template.
 *
 * @param total how many people signed in the page's pool; means nothing where it is not shown
 * @param siteUrl where supporters reach the site, without a slash at the end
 * @param signing whether people can sign at this moment, as far as the campaign is concerned
 * @param stopped whether signing is switched off on the whole installation
 * @param uncounted whether the counters are
 */
record CampaignScreen(
    PublishedPage page,
    long total,
    String siteUrl,
    SigningState signing,
    Optional<Off> stopped,
    Optional<Off> uncounted) {

  /** While nothing is switched off. */
  CampaignScreen(PublishedPage page, long total, String siteUrl, SigningState signing) {
    this(page, total, siteUrl, signing, Optional.empty(), Optional.empty());
  }

  private static final Pattern NOTES =
      Pattern.compile("<section class=\"footnotes\".*", Pattern.DOTALL);
  private static final Pattern PARAGRAPH_BREAK = Pattern.compile("\\n\\s*\\n");
  private static final Pattern BACK_LINK =
      Pattern.compile("aria-label=\"Back to reference ([^\"]*)\"");
  private static final String QUOTATION_MARKS = "\"“”„«»‹›‘’‚'「『";
  private static final String HOUSE_COLOR = "#1b2440";
  private static final int LONGEST_DESCRIPTION = 200;

  /**
   * Why nobody can sign, and since or until when.
   *
   * @param heading the key of the fixed words that say so
   * @param next the key of those below it, which may name the moment
   * @param message what a partner says about it; may be empty
   */
  record Halt(
      String heading, String next, String moment, String message, @Nullable String deliveredOn) {}

  /**
   * The same page in one of its languages.
   *
   * @param here whether it is the one that is shown
   */
  record Translation(Language language, String address, boolean here) {}

  private Content content() {
    return page.content();
  }

  public Language language() {
    return Language.of(content().language());
  }

  public boolean petition() {
    return page.kind() == CampaignKind.PETITION;
  }

  public String title() {
    return content().title();
  }

  public PageAddress address() {
    return page.address();
  }

  /** The page in each of its languages; empty where there is only one. */
  public List<Translation> translations() {
    return page.languages().size() < 2
        ? List.of()
        : page.languages().stream()
            .map(
                tag ->
                    new Translation(
                        Language.of(tag),
                        page.addressIn(tag).toString(),
                        tag.equals(content().language())))
            .toList();
  }

  public String url() {
    return siteUrl + address();
  }

  public boolean open() {
    return signing instanceof SigningState.Open && stopped.isEmpty();
  }

  /** What the public is told beside the fixed words while signing is switched off. */
  public String stoppedMessage() {
    return signing instanceof SigningState.Open ? stopped.map(Off::message).orElse("") : "";
  }

  /** Whether the public sees numbers. */
  public boolean counted() {
    return uncounted.isEmpty();
  }

  /** What the public is told beside the fixed words in place of the number. */
  public String uncountedMessage() {
    return uncounted.map(Off::message).orElse("");
  }

  /** What stands where the form would stand; there is nothing while people can sign. */
  public Halt halt() {
    return switch (signing) {
      case SigningState.Open() ->
          new Halt("switch.signing.heading", "switch.signing.text", "", "", null);
      case SigningState.NotYet(Instant opensAt) ->
          new Halt("halt.not-yet", "halt.not-yet.next", moment(opensAt), "", null);
      case SigningState.Paused(String message) ->
          new Halt("halt.paused", "halt.paused.next", "", message, null);
      case SigningState.Over(Instant closedAt, Optional<LocalDate> deliveredOn) ->
          new Halt(
              "halt.closed",
              over(),
              moment(closedAt),
              "",
              deliveredOn.map(language()::dateAmongWords).orElse(null));
    };
  }

  /** The number is not final while people can still confirm, and no number where none is told. */
  private String over() {
    if (whenConfirmed()) {
      return "halt.closed.next.when-confirmed";
    }
    return counted() ? "halt.closed.next" : "switch.counters.closed";
  }

  private String moment(Instant instant) {
    return language().moment(instant, page.signing().zone());
  }

  /** What a search engine or a message with a link to this page shows below the title. */
  public String description() {
    String text =
        Stream.of(content().statement(), content().lede(), content().letter())
            .filter(candidate -> !candidate.isEmpty())
            .findFirst()
            .orElse("")
            .replaceAll("\\s+", " ");
    if (text.length() <= LONGEST_DESCRIPTION) {
      return text;
    }
    int lastWord = text.lastIndexOf(' ', LONGEST_DESCRIPTION);
    return text.substring(0, lastWord > 0 ? lastWord : LONGEST_DESCRIPTION) + "…";
  }

  /** Whose page it is: a partner, or the coalition on the common page. */
  public Emblem brand() {
    return page.organization()
        .map(own -> Emblem.of(own, own.description().website().orElse(null), true))
        .orElseGet(() -> Emblem.of(page.coalitionName(), page.coalitionBrand(), null, true));
  }

  private Optional<Palette> palette() {
    return page.organization()
        .map(OrganizationProfile::brand)
        .orElseGet(page::coalitionBrand)
        .palette();
  }

  /** The style sheet with the colors of whoever's page it is; null for those of the house. */
  public @Nullable String style() {
    return palette().map(BrandStyle::address).orElse(null);
  }

  /** What browsers tint their own bars with. */
  public String themeColor() {
    return palette().map(colors -> colors.main().value()).orElse(HOUSE_COLOR);
  }

  public boolean common() {
    return page.organization().isEmpty();
  }

  public String coalition() {
    return page.coalitionName();
  }

  /** The co-owners, as this page names them. */
  public Partners partners() {
    return new Partners(page);
  }

  public String addressee() {
    return content().target().inASentence();
  }

  public List<String> addressLines() {
    return content().target().lines();
  }

  public List<String> statement() {
    return paragraphs(content().statement());
  }

  /** What stands before the statement; empty for the standard words. */
  public String statementIntro() {
    return content().statementIntro().replace("{target}", addressee());
  }

  /** Whether the writer put the statement in quotation marks already. */
  public boolean statementQuoted() {
    return !content().statement().isEmpty()
        && QUOTATION_MARKS.indexOf(content().statement().charAt(0)) >= 0;
  }

  public String salutation() {
    return content().salutation();
  }

  public List<String> letter() {
    return paragraphs(content().letter());
  }

  /** Whether people may put the letter into their own words. */
  public boolean ownWords() {
    return page.letterWords() == LetterWords.SIGNERS_OWN;
  }

  /** Whether a signature counts only once its address is confirmed, and not at once. */
  public boolean whenConfirmed() {
    return page.counting() == Counting.WHEN_CONFIRMED;
  }

  public boolean asksCountry() {
    return page.countryQuestion() != CountryQuestion.NO;
  }

  public boolean needsCountry() {
    return page.countryQuestion() == CountryQuestion.REQUIRED;
  }

  /**
   * Safe HTML: the countries to choose from.
   *
   * @param chosen as somebody sent it
   */
  public String countries(String chosen) {
    return CountryOptions.in(language()).selecting(chosen);
  }

  /** Tells a letter that was left alone from one that was put into own words. */
  public String letterShown() {
    return SignForm.digest(content().letter());
  }

  public @Nullable String image() {
    return content().picture().image().map(ImageController::addressOf).orElse(null);
  }

  /** The image in two widths, as the attribute {@code srcset} wants them. */
  public @Nullable String imageWidths() {
    return content()
        .picture()
        .image()
        .map(
            id ->
                ImageController.narrowAddressOf(id)
                    + " 800w, "
                    + ImageController.addressOf(id)
                    + " 1600w")
        .orElse(null);
  }

  public String imageAlternative() {
    return content().picture().alternative();
  }

  public String imageCredit() {
    return content().picture().credit();
  }

  public String publishedOn() {
    return language().date(page.publishedAt());
  }

  public String publishedAt() {
    return page.publishedAt().toString();
  }

  public List<String> lede() {
    return paragraphs(content().lede());
  }

  public List<String> leadIn() {
    return paragraphs(content().leadIn());
  }

  public List<String> closingCall() {
    return paragraphs(content().closingCall());
  }

  public String thanks() {
    return content().thanks();
  }

  public List<String> thankYou() {
    return paragraphs(content().thankYou());
  }

  public String shareText() {
    return content().shareText().isEmpty() ? title() : content().shareText();
  }

  public List<Source> sources() {
    return content().sources();
  }

  /** Safe HTML, without the notes. */
  public String article() {
    return NOTES.matcher(page.articleHtml()).replaceFirst("");
  }

  public boolean hasNotes() {
    return NOTES.matcher(page.articleHtml()).find();
  }

  /**
   * Safe HTML: the list of notes, or empty.
   *
   * @param back what the links back from a note are called, before their number
   */
  public String notes(String back) {
    Matcher notes = NOTES.matcher(page.articleHtml());
    return notes.find()
        ? BACK_LINK
            .matcher(notes.group())
            .replaceAll("aria-label=\"" + Matcher.quoteReplacement(back) + " $1\"")
        : "";
  }

  /** How people agree here that organizations contact them. */
  public Consents consents() {
    return Consents.of(page, language());
  }

  public String edition() {
    return Edition.of(page);
  }

  public String totalInDigits() {
    return language().number(total);
  }

  private static List<String> paragraphs(String text) {
    return text.isEmpty() ? List.of() : List.of(PARAGRAPH_BREAK.split(text));
  }
}
