package org.chorus.campaign;

import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.chorus.content.Content;
import org.chorus.content.Picture;
import org.chorus.content.Target;
import org.chorus.kernel.ImageId;
import org.jspecify.annotations.Nullable;

/** {@link Content} as columns. */
@Embeddable
class StoredContent {

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
  protected StoredContent() {}

  StoredContent(Content content) {
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
