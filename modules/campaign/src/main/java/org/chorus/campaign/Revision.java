package org.chorus.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.RevisionId;
import org.jspecify.annotations.Nullable;

/** What a Page says, at one moment, in one language. Never changes: signatures remember it. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Revision {

  @Id private UUID id;
  private UUID pageId;
  private int number;
  private String author;
  private String authorName;
  private Instant createdAt;

  private String language;
  private String title;
  private String lede;
  private String leadIn;
  private String article;
  private String statement;
  private String salutation;
  private String letter;
  private @Nullable UUID imageId;
  private String imageCredit;
  private String imageAlt;
  private String targetName;
  private String targetJobTitle;
  private String targetOrganization;
  private String closingCall;
  private String thanks;
  private String consentWording;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Revision() {}

  Revision(UUID pageId, int number, Content content, Actor author, Instant now) {
    this.id = RevisionId.random().value();
    this.pageId = pageId;
    this.number = number;
    this.author = author.subject().value();
    this.authorName = author.name();
    this.createdAt = now;
    this.language = content.language();
    this.title = content.title();
    this.lede = content.lede();
    this.leadIn = content.leadIn();
    this.article = content.article();
    this.statement = content.statement();
    this.salutation = content.salutation();
    this.letter = content.letter();
    this.imageId = content.picture().image().map(ImageId::value).orElse(null);
    this.imageCredit = content.picture().credit();
    this.imageAlt = content.picture().alternative();
    this.targetName = content.target().name();
    this.targetJobTitle = content.target().jobTitle();
    this.targetOrganization = content.target().organization();
    this.closingCall = content.closingCall();
    this.thanks = content.thanks();
    this.consentWording = content.consentWording();
  }

  RevisionId id() {
    return new RevisionId(id);
  }

  UUID pageId() {
    return pageId;
  }

  int number() {
    return number;
  }

  String authorName() {
    return authorName;
  }

  Instant createdAt() {
    return createdAt;
  }

  Content content() {
    return new Content(
        language,
        title,
        lede,
        leadIn,
        article,
        statement,
        salutation,
        letter,
        new Picture(Optional.ofNullable(imageId).map(ImageId::new), imageCredit, imageAlt),
        new Target(targetName, targetJobTitle, targetOrganization),
        closingCall,
        thanks,
        consentWording);
  }
}
