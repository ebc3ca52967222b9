package org.chorus.campaign.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentProblem;

/**
 * A Page in one language, in the hands of its writer.
 *
 * @param revision the number of the revision that {@code text} is; 0 when nothing is saved yet and
 *     {@code text} is a proposal to start from
 * @param text as supporters would read it
 * @param common the common page in the language, which a partner's page can follow part by part;
 *     empty where there is none, and on the common page itself
 * @param missing what keeps it from being published
 */
public record PageDraft(
    PageEdition edition,
    CampaignKind kind,
    int revision,
    PageText text,
    Optional<Content> common,
    Optional<String> lastEditor,
    Optional<Instant> lastEditedAt,
    List<ContentProblem> missing) {

  public Content content() {
    return text.content();
  }
}
