package org.chorus.campaign.page;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chorus.content.Content;
import org.chorus.kernel.Actor;
import org.chorus.kernel.RevisionId;

/** What a Page says, at one moment, in one language. Never changes: signatures remember it. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
public class Revision {

  @Id private UUID id;
  private UUID pageId;
  private int number;
  private String author;
  private String authorName;
  private Instant createdAt;
  private boolean composed;
  @Embedded private StoredText text;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Revision() {}

  public Revision(UUID pageId, int number, PageText text, Actor author, Instant now) {
    this.id = RevisionId.random().value();
    this.pageId = pageId;
    this.number = number;
    this.author = author.subject().value();
    this.authorName = author.name();
    this.createdAt = now;
    this.text = new StoredText(text);
  }

  /**
   * What supporters read of a page that follows the common one; whoever publishes it wrote none.
   */
  public static Revision composed(
      UUID pageId, int number, PageText text, Actor publisher, Instant now) {
    Revision revision = new Revision(pageId, number, text, publisher, now);
    revision.composed = true;
    return revision;
  }

  public RevisionId id() {
    return new RevisionId(id);
  }

  public UUID pageId() {
    return pageId;
  }

  /** Among those of its page in its language, in the order in which they were made. */
  public int number() {
    return number;
  }

  public String authorName() {
    return authorName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public PageText text() {
    return text.text();
  }

  public Content content() {
    return text().content();
  }
}
