package org.chorus.signature;

import java.util.Map;
import java.util.Optional;
import org.chorus.campaign.life.LetterWords;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.Country;
import org.chorus.kernel.EmailAddress;

/**
 * A person's wish to sign, as it came from a page.
 *
 * @param page what the person saw
 * @param answers to the page's {@link PublishedPage#asks()}; one without an answer was not asked.
 *     Answers to anything else are refused
 * @param ownWords the letter as the person put it; empty where they sign it as it is written.
 *     Refused where the page offers no own words
 * @param country in which the person lives. Refused where the page does not ask for it; needed
 *     where the page says so
 * @param arrival how the person came to the page. Refused with the link of another partner than the
 *     one whose page it is
 * @param circumstances how it came in
 */
public record SignRequest(
    PublishedPage page,
    PersonName givenName,
    PersonName familyName,
    EmailAddress email,
    Map<ConsentTextId, Boolean> answers,
    Optional<OwnWords> ownWords,
    Optional<Country> country,
    Arrival arrival,
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
    if (!arrival.countsOn(page)) {
      throw new IllegalArgumentException("the link of another partner");
    }
    switch (page.countryQuestion()) {
      case NO -> {
        if (country.isPresent()) {
          throw new IllegalArgumentException("a country where nobody is asked for one");
        }
      }
      case OPTIONAL -> {}
      case REQUIRED -> {
        if (country.isEmpty()) {
          throw new IllegalArgumentException("no country where everybody names one");
        }
      }
    }
  }

  /** A wish of which nobody saw how it came in, nor on which way. */
  public SignRequest(
      PublishedPage page,
      PersonName givenName,
      PersonName familyName,
      EmailAddress email,
      Map<ConsentTextId, Boolean> answers,
      Optional<OwnWords> ownWords,
      Optional<Country> country) {
    this(
        page,
        givenName,
        familyName,
        email,
        answers,
        ownWords,
        country,
        Arrival.by(Channel.PAGE),
        Circumstances.UNKNOWN);
  }

  /** The same, of somebody who was asked for no country, or left it open. */
  public SignRequest(
      PublishedPage page,
      PersonName givenName,
      PersonName familyName,
      EmailAddress email,
      Map<ConsentTextId, Boolean> answers,
      Optional<OwnWords> ownWords) {
    this(page, givenName, familyName, email, answers, ownWords, Optional.empty());
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

  /** The same, of somebody who came on this way, and by no link. */
  public SignRequest through(Channel way) {
    return by(Arrival.by(way));
  }

  /** The same, of somebody who came like this. */
  public SignRequest by(Arrival way) {
    return way.equals(arrival)
        ? this
        : new SignRequest(
            page, givenName, familyName, email, answers, ownWords, country, way, circumstances);
  }

  /** The same, as it came in. */
  public SignRequest under(Circumstances seen) {
    return new SignRequest(
        page, givenName, familyName, email, answers, ownWords, country, arrival, seen);
  }
}
