package org.chorus.campaign.review;

import java.time.Instant;
import java.util.Optional;
import org.chorus.content.ContentPart;

/**
 * What a co-owner said about a page in one language.
 *
 * @param revision that was read when it was said; 0 where a partner's page followed the common one
 *     in everything
 * @param current the revision that stands now
 * @param about one part of the page; empty for all of it
 * @param author who said it, by name
 * @param organization for which co-owner, by name
 * @param resolved empty while it is open
 * @param mayResolve whether whoever asked can resolve it, and open it again
 */
public record Comment(
    CommentId id,
    int revision,
    int current,
    Optional<ContentPart> about,
    String words,
    String author,
    String organization,
    Instant at,
    Optional<Resolution> resolved,
    boolean mayResolve) {

  /** Who settled it, and when. */
  public record Resolution(String by, Instant at) {}
}
