package org.chorus.site.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Country;
import org.chorus.kernel.EmailAddress;
import org.chorus.signature.OwnWords;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;
import org.chorus.signature.Signer;
import org.chorus.site.abuse.FormTraces;
import org.chorus.site.screen.Language;

/**
 * The sign form as somebody filled it in, right or wrong, so that it can be shown again. Prints
 * masked.
 *
 * @param country as it came back: a code, or nothing
 * @param letter as it came back; empty where the form has none, or nobody was asked
 * @param letterShown see {@link #digest}: the letter that stood in the form
 * @param edition what the person had before them, see {@link Edition}
 * @param answers by the id of the consent text, as sent
 * @param repeated the fields that came more than once
 * @param traces what it brought back that nobody entered
 */
public record SignForm(
    String givenName,
    String familyName,
    String email,
    String country,
    Optional<String> letter,
    String letterShown,
    String edition,
    Map<String, String> answers,
    Set<String> repeated,
    FormTraces traces) {

  public static final SignForm BLANK =
      new SignForm("", "", "", "", Optional.empty(), "", "", Map.of(), Set.of(), FormTraces.NONE);

  private static final String LETTER = "letter";
  private static final String COUNTRY = "country";
  private static final String CONSENT = "consent-";
  private static final String YES = "yes";
  private static final String NO = "no";

  public static SignForm of(Map<String, String[]> parameters) {
    Map<String, String> first = new HashMap<>();
    Map<String, String> answers = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    parameters.forEach(
        (name, values) -> {
          if (values.length > 1) {
            repeated.add(name);
          }
          if (name.startsWith(CONSENT)) {
            answers.put(name.substring(CONSENT.length()), values[0]);
          } else {
            first.put(name, values[0]);
          }
        });
    return new SignForm(
        first.getOrDefault("givenName", ""),
        first.getOrDefault("familyName", ""),
        first.getOrDefault("email", ""),
        first.getOrDefault(COUNTRY, ""),
        Optional.ofNullable(first.get(LETTER)),
        first.getOrDefault("letterShown", ""),
        first.getOrDefault("edition", ""),
        Map.copyOf(answers),
        Set.copyOf(repeated),
        FormTraces.of(parameters));
  }

  /** What becomes of the form on the page as it stands now. */
  public Reading read(BlankForm blank) {
    if (!edition.equals(blank.edition())
        || !blank.questions().keySet().containsAll(answers.keySet())) {
      return new Reading.PageChanged();
    }
    PublishedPage page = blank.page();
    List<FormProblem> problems = new ArrayList<>();
    Optional<OwnWords> ownWords = ownWords(page, problems);
    Optional<PersonName> given = name("givenName", givenName, problems);
    Optional<PersonName> family = name("familyName", familyName, problems);
    Optional<EmailAddress> address = address(problems);
    Optional<Country> residence = country(page, problems);
    Map<ConsentTextId, Boolean> consents = consents(page, problems);
    return problems.isEmpty()
        ? new Reading.Complete(
            new SignRequest(
                page,
                given.orElseThrow(),
                family.orElseThrow(),
                address.orElseThrow(),
                consents,
                ownWords,
                residence))
        : new Reading.Incomplete(List.copyOf(problems));
  }

  /** Empty where the letter is signed as it is written, and where there is a problem with it. */
  private Optional<OwnWords> ownWords(PublishedPage page, List<FormProblem> problems) {
    if (page.letterWords() == LetterWords.AS_WRITTEN || letter.isEmpty()) {
      return Optional.empty(); // nobody was asked, and nobody reads it
    }
    if (repeated.contains(LETTER)) {
      problems.add(new FormProblem(LETTER, "problem.letter.repeated", ""));
      return Optional.empty();
    }
    return switch (OwnWords.read(letter.get(), page.content().letter())) {
      case OwnWords.Reading.AsWritten() -> Optional.empty();
      case OwnWords.Reading.Own(OwnWords words) -> Optional.of(words);
      case OwnWords.Reading.Emptied() -> {
        problems.add(new FormProblem(LETTER, "problem.letter.missing", ""));
        yield Optional.empty();
      }
      case OwnWords.Reading.Garbled() -> {
        problems.add(new FormProblem(LETTER, "problem.letter.garbled", ""));
        yield Optional.empty();
      }
      case OwnWords.Reading.TooLong(int characters, int maxCharacters) -> {
        Language language = Language.of(page.content().language());
        String count = language.number(characters) + " / " + language.number(maxCharacters);
        problems.add(new FormProblem(LETTER, "problem.letter.too-long", count));
        yield Optional.empty();
      }
    };
  }

  /**
   * What stands in the form for the letter, for the template: what was typed, or the page's letter
   * in place of nothing. A letter that was left alone is the page's as it is now, although the one
   * that was left alone may be older; else it would pass for own words at the next try.
   */
  public String letterOn(PublishedPage page) {
    return changedLetter(page).orElse(page.content().letter());
  }

  /** What somebody wrote in place of the page's letter. */
  public Optional<String> changedLetter(PublishedPage page) {
    if (page.letterWords() == LetterWords.AS_WRITTEN) {
      return Optional.empty();
    }
    return letter
        .filter(text -> !digest(text).equals(letterShown))
        .filter(
            text ->
                !(OwnWords.read(text, page.content().letter())
                    instanceof OwnWords.Reading.Emptied));
  }

  /** A short name for a letter, to tell whether somebody left it alone. */
  public static String digest(String letter) {
    return Edition.digest(OwnWords.tidy(letter));
  }

  private Optional<PersonName> name(String field, String value, List<FormProblem> problems) {
    Optional<PersonName> name =
        isGarbled(value) || repeated.contains(field) ? Optional.empty() : PersonName.parse(value);
    if (name.isEmpty()) {
      problems.add(new FormProblem(field, "problem." + field + "." + fault(field, value), ""));
    }
    return name;
  }

  private String fault(String field, String value) {
    if (value.isBlank()) {
      return "missing";
    }
    if (repeated.contains(field)) {
      return "repeated";
    }
    return isGarbled(value) ? "garbled" : "implausible";
  }

  /** Who it is, for a form that asks for nothing else. */
  public sealed interface SignerReading {
    record Right(Signer signer) implements SignerReading {}

    record Wrong(List<FormProblem> problems) implements SignerReading {}
  }

  public SignerReading readSigner(PublishedPage page) {
    List<FormProblem> problems = new ArrayList<>();
    Optional<Signer> signer =
        switch (page.samePerson()) {
          case BY_ADDRESS -> address(problems).map(Signer.AtAddress::new);
          case BY_ADDRESS_AND_NAME -> {
            Optional<PersonName> given = name("givenName", givenName, problems);
            Optional<PersonName> family = name("familyName", familyName, problems);
            Optional<EmailAddress> address = address(problems);
            yield problems.isEmpty()
                ? Optional.of(
                    new Signer.Named(
                        address.orElseThrow(), given.orElseThrow(), family.orElseThrow()))
                : Optional.empty();
          }
        };
    return signer
        .<SignerReading>map(SignerReading.Right::new)
        .orElseGet(() -> new SignerReading.Wrong(List.copyOf(problems)));
  }

  private Optional<EmailAddress> address(List<FormProblem> problems) {
    Optional<EmailAddress> address =
        isGarbled(email) || repeated.contains("email")
            ? Optional.empty()
            : EmailAddress.parse(email);
    if (address.isEmpty()) {
      problems.add(new FormProblem("email", "problem.email." + fault("email", email), ""));
    }
    return address;
  }

  /**
   * Empty where nobody was asked, where the person would rather not say, and where there is a
   * problem with it.
   */
  private Optional<Country> country(PublishedPage page, List<FormProblem> problems) {
    return switch (page.countryQuestion()) {
      case NO -> Optional.empty(); // and nobody reads it
      case OPTIONAL ->
          country.isEmpty() && !repeated.contains(COUNTRY)
              ? Optional.empty()
              : namedCountry(problems);
      case REQUIRED -> namedCountry(problems);
    };
  }

  private Optional<Country> namedCountry(List<FormProblem> problems) {
    Optional<Country> named =
        repeated.contains(COUNTRY) ? Optional.empty() : Country.parse(country);
    if (named.isEmpty()) {
      problems.add(new FormProblem(COUNTRY, "problem.country." + countryFault(), ""));
    }
    return named;
  }

  private String countryFault() {
    if (repeated.contains(COUNTRY)) {
      return "repeated";
    }
    return country.isEmpty() ? "missing" : "unknown";
  }

  /**
   * Whoever signs under a disclosed statement agrees to it; a question needs an answer; a box that
   * is not clearly ticked is a no.
   */
  private Map<ConsentTextId, Boolean> consents(PublishedPage page, List<FormProblem> problems) {
    Map<ConsentTextId, Boolean> consents = new HashMap<>();
    for (ConsentAsk ask : page.asks()) {
      switch (page.consentMode()) {
        case DISCLOSURE -> consents.put(ask.text(), true);
        case CHECKBOX -> consents.put(ask.text(), answer(ask).orElse(false));
        case EXPLICIT ->
            answer(ask)
                .ifPresentOrElse(
                    answer -> consents.put(ask.text(), answer),
                    () ->
                        problems.add(
                            new FormProblem(
                                field(ask), "problem.answer.missing", ask.organization().name())));
      }
    }
    return consents;
  }

  private Optional<Boolean> answer(ConsentAsk ask) {
    if (!repeated.isEmpty() && repeated.contains(field(ask))) {
      return Optional.empty();
    }
    return switch (answers.getOrDefault(textId(ask), "")) {
      case YES -> Optional.of(true);
      case NO -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  public static String field(ConsentAsk ask) {
    return CONSENT + textId(ask);
  }

  static String textId(ConsentAsk ask) {
    return ask.text().value().toString();
  }

  /** Characters that no name or address has, or that were lost on the way. */
  private static boolean isGarbled(String value) {
    return value.strip().codePoints().anyMatch(SignForm::isUnprintable);
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> codePoint == 0xFFFD; // stands for bytes that were no character
    };
  }

  /** The same without what HTML cannot carry, to be shown again. */
  public SignForm printable() {
    return new SignForm(
        printable(givenName),
        printable(familyName),
        printable(email),
        country,
        letter.map(text -> only(text, OwnWords::isPrintable)),
        letterShown,
        edition,
        answers,
        repeated,
        traces);
  }

  private static String printable(String value) {
    return only(value, codePoint -> !isUnprintable(codePoint));
  }

  private static String only(String value, IntPredicate wanted) {
    return value
        .codePoints()
        .filter(wanted)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return "SignForm[masked]";
  }
}
