package org.chorus.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.EmailAddress;
import org.chorus.signature.PersonName;
import org.chorus.signature.SignRequest;

/**
 * The sign form as somebody filled it in, right or wrong, so that it can be shown again. Prints
 * masked.
 *
 * @param edition what the person had before them, see {@link Edition}
 * @param answers by the id of the consent text, as sent
 * @param repeated the fields that came more than once
 */
record SignForm(
    String givenName,
    String familyName,
    String email,
    String edition,
    Map<String, String> answers,
    Set<String> repeated) {

  static final SignForm BLANK = new SignForm("", "", "", "", Map.of(), Set.of());

  private static final String CONSENT = "consent-";
  private static final String YES = "yes";
  private static final String NO = "no";

  static SignForm of(Map<String, String[]> parameters) {
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
        first.getOrDefault("edition", ""),
        Map.copyOf(answers),
        Set.copyOf(repeated));
  }

  /** What becomes of the form on the page as it stands now. */
  Reading read(PublishedPage page) {
    if (!edition.equals(Edition.of(page)) || hasAnswersToSomethingElse(page)) {
      return new Reading.PageChanged();
    }
    List<FormProblem> problems = new ArrayList<>();
    Optional<PersonName> given = name("givenName", givenName, problems);
    Optional<PersonName> family = name("familyName", familyName, problems);
    Optional<EmailAddress> address = address(problems);
    Map<ConsentTextId, Boolean> consents = consents(page, problems);
    return problems.isEmpty()
        ? new Reading.Complete(
            new SignRequest(
                page, given.orElseThrow(), family.orElseThrow(), address.orElseThrow(), consents))
        : new Reading.Incomplete(List.copyOf(problems));
  }

  private boolean hasAnswersToSomethingElse(PublishedPage page) {
    List<String> asked = page.asks().stream().map(ask -> ask.text().value().toString()).toList();
    return !asked.containsAll(answers.keySet());
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

  /** Whoever signs under a disclosed statement agrees to it; a question needs an answer. */
  private Map<ConsentTextId, Boolean> consents(PublishedPage page, List<FormProblem> problems) {
    Map<ConsentTextId, Boolean> consents = new HashMap<>();
    for (ConsentAsk ask : page.asks()) {
      switch (page.consentMode()) {
        case DISCLOSURE -> consents.put(ask.text(), true);
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
    if (repeated.contains(field(ask))) {
      return Optional.empty();
    }
    return switch (answers.getOrDefault(ask.text().value().toString(), "")) {
      case YES -> Optional.of(true);
      case NO -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static String field(ConsentAsk ask) {
    return CONSENT + ask.text().value();
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
  SignForm printable() {
    return new SignForm(
        printable(givenName), printable(familyName), printable(email), edition, answers, repeated);
  }

  private static String printable(String value) {
    return value
        .codePoints()
        .filter(codePoint -> !isUnprintable(codePoint))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return "SignForm[masked]";
  }
}
