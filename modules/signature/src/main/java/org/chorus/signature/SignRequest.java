package org.chorus.signature;

import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.EmailAddress;

/**
 * A person's wish to sign, as it came from a page.
 *
 * @param page what the person saw
 * @param answers to the page's {@link PublishedPage#asks()}; one without an answer was not asked.
 *     Answers to anything else are refused
 * @param ownWords the letter as the person put it; empty where they sign it as it is written.
 *     Refused where the page offers no own words
 * @param circumstances how it came in
 */
public record SignRequest(
    PublishedPage page,
    PersonName givenName,
    PersonName familyName,
    EmailAddress email,
    Map<ConsentTextId, Boolean> answers,
    Optional<OwnWords> ownWords,
    Circumstances circumstances) {

  public SignRequest {
    answers = Map.copyOf(answers);
    boolean foreign =
        answers.keySet().stream()
            .anyMatch(text -> page.asks().stream().noneMatch(ask -> ask.text().equals(text)));
    if (foreign) {
      throw new IllegalArgumentException("an answer to something that the page does not ask");
    }
    if (ownWords.isPresent() && page.letterWords() != LetterWords.SIGNERS_OWN) {
      throw new IllegalArgumentException("own words where everybody signs the same");
    }
  }

  /** A wish of which nobody saw how it came in. */
  public SignRequest(
      PublishedPage page,
      PersonName givenName,
      PersonName familyName,
      EmailAddress email,
      Map<ConsentTextId, Boolean> answers,
      Optional<OwnWords> ownWords) {
    this(page, givenName, familyName, email, answers, ownWords, Circumstances.UNKNOWN);
  }

  /** The same, to sign what the page says. */
  public SignRequest(
      PublishedPage page,
      PersonName givenName,
      PersonName familyName,
      EmailAddress email,
      Map<ConsentTextId, Boolean> answers) {
    this(page, givenName, familyName, email, answers, Optional.empty());
  }

  /** The same, as it came in. */
  public SignRequest under(Circumstances seen) {
    return new SignRequest(page, givenName, familyName, email, answers, ownWords, seen);
  }
}
