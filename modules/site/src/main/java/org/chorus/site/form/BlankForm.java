package org.chorus.site.form;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import org.chorus.campaign.published.ConsentAsk;
import org.chorus.campaign.published.PublishedPage;

/**
 * The form of a page as it went out: what filled-in ones are read against, worked out once for all
 * who sign at the same moment.
 *
 * @param edition see {@link Edition}
 * @param questions by the id of their consent text, as forms send it
 */
public record BlankForm(PublishedPage page, String edition, Map<String, ConsentAsk> questions) {

  public static BlankForm of(PublishedPage page) {
    return new BlankForm(
        page,
        Edition.of(page),
        page.asks().stream().collect(toUnmodifiableMap(SignForm::textId, ask -> ask)));
  }
}
