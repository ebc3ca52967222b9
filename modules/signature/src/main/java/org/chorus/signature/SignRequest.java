package org.chorus.signature;

import java.util.Map;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.EmailAddress;

/**
 * A person's wish to sign, as it came from a page.
 *
 * @param page what the person saw
 * @param answers to the page's {@link PublishedPage#asks()}; one without an answer was not asked.
 *     Answers to anything else are refused
 */
public record SignRequest(
    PublishedPage page,
    PersonName givenName,
    PersonName familyName,
    EmailAddress email,
    Map<ConsentTextId, Boolean> answers) {

  public SignRequest {
    answers = Map.copyOf(answers);
    boolean foreign =
        answers.keySet().stream()
            .anyMatch(text -> page.asks().stream().noneMatch(ask -> ask.text().equals(text)));
    if (foreign) {
      throw new IllegalArgumentException("an answer to something that the page does not ask");
    }
  }
}
