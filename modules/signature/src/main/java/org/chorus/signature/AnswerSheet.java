package org.chorus.signature;

import java.util.Map;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.ConsentAsk.ConsentTextId;
import org.chorus.campaign.published.PublishedPage;

/**
 * The answers of one form on their way to the database, in the order of the questions.
 *
 * @param texts the wordings, as PostgreSQL writes an array
 * @param answers to each of them, likewise
 */
record AnswerSheet(String texts, String answers) {

  /** Of a form that asked nothing, or of somebody who was not asked. */
  static final AnswerSheet BLANK = new AnswerSheet("{}", "{}");

  static AnswerSheet of(PublishedPage page, Map<ConsentTextId, Boolean> answers) {
    return answers.isEmpty() ? BLANK : filledIn(page, answers);
  }

  private static AnswerSheet filledIn(PublishedPage page, Map<ConsentTextId, Boolean> answers) {
    StringBuilder texts = new StringBuilder("{");
    StringBuilder given = new StringBuilder("{");
    for (ConsentAsk ask : page.asks()) {
      Boolean answer = answers.get(ask.text());
      if (answer != null) {
        String comma = given.length() > 1 ? "," : "";
        texts.append(comma).append(ask.text().value());
        given.append(comma).append(answer ? 't' : 'f');
      }
    }
    return new AnswerSheet(texts.append('}').toString(), given.append('}').toString());
  }
}
