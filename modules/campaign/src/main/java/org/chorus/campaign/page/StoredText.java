package org.chorus.campaign.page;

import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.content.Content;
import org.chorus.content.ContentField;
import org.chorus.content.ContentPart;
import org.chorus.kernel.ImageId;
import org.jspecify.annotations.Nullable;

/** {@link PageText} as columns. */
@Embeddable
class StoredText {

  private String[] ownParts;

  private String language;
  private String title;
  private String lede;
  private String leadIn;
  private String article;
  private String sources;
  private String statementIntro;
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
  private String thankYou;
  private String shareText;
  private String consentWording;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected StoredText() {}

  StoredText(PageText text) {
    Content content = text.content();
    this.ownParts = text.own().stream().map(ContentPart::name).toArray(String[]::new);
    this.language = content.language();
    this.title = content.title();
    this.lede = content.lede();
    this.leadIn = content.leadIn();
    this.article = content.article();
    this.sources = content.text(ContentField.SOURCES);
    this.statementIntro = content.statementIntro();
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
    this.thankYou = content.thankYou();
    this.shareText = content.shareText();
    this.consentWording = content.consentWording();
  }

  PageText text() {
    Set<ContentPart> own =
        Stream.of(ownParts).map(ContentPart::valueOf).collect(Collectors.toSet());
    return new PageText(content(), own);
  }

  private Content content() {
    Map<ContentField, String> texts = new EnumMap<>(ContentField.class);
    texts.put(ContentField.LANGUAGE, language);
    texts.put(ContentField.TITLE, title);
    texts.put(ContentField.LEDE, lede);
    texts.put(ContentField.LEAD_IN, leadIn);
    texts.put(ContentField.ARTICLE, article);
    texts.put(ContentField.SOURCES, sources);
    texts.put(ContentField.STATEMENT_INTRO, statementIntro);
    texts.put(ContentField.STATEMENT, statement);
    texts.put(ContentField.SALUTATION, salutation);
    texts.put(ContentField.LETTER, letter);
    texts.put(ContentField.IMAGE_ID, imageId == null ? "" : imageId.toString());
    texts.put(ContentField.IMAGE_CREDIT, imageCredit);
    texts.put(ContentField.IMAGE_ALT, imageAlt);
    texts.put(ContentField.TARGET_NAME, targetName);
    texts.put(ContentField.TARGET_JOB_TITLE, targetJobTitle);
    texts.put(ContentField.TARGET_ORGANIZATION, targetOrganization);
    texts.put(ContentField.CLOSING_CALL, closingCall);
    texts.put(ContentField.THANKS, thanks);
    texts.put(ContentField.THANK_YOU, thankYou);
    texts.put(ContentField.SHARE_TEXT, shareText);
    texts.put(ContentField.CONSENT_WORDING, consentWording);
    return new Content(texts);
  }
}
