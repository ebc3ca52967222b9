package org.chorus.content;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chorus.kernel.ImageId;

/**
 * Everything that a supporter reads on one Page, in one language. Absent texts are empty. Which of
 * them must be there for publishing says {@link ContentRules}.
 *
 * @param texts without the empty ones
 */
public record Content(Map<ContentField, String> texts) {

  public Content {
    Map<ContentField, String> tidy = new EnumMap<>(ContentField.class);
    texts.forEach((field, text) -> tidy.put(field, field.tidy(text)));
    tidy.values().removeIf(String::isEmpty);
    texts = Collections.unmodifiableMap(tidy);
  }

  /** A page nobody has written on yet. */
  public static Content blank(String language) {
    return new Content(Map.of(ContentField.LANGUAGE, language));
  }

  /** Empty where there is none. */
  public String text(ContentField field) {
    return texts.getOrDefault(field, "");
  }

  /** The same with another text, or without it. */
  public Content with(ContentField field, String text) {
    Map<ContentField, String> changed = new EnumMap<>(ContentField.class);
    changed.putAll(texts);
    changed.put(field, text);
    return new Content(changed);
  }

  /** The same with another picture. */
  public Content with(Picture picture) {
    return with(ContentField.IMAGE_ID, picture.image().map(ImageId::toString).orElse(""))
        .with(ContentField.IMAGE_CREDIT, picture.credit())
        .with(ContentField.IMAGE_ALT, picture.alternative());
  }

  /** The same, addressing another Target. */
  public Content with(Target target) {
    return with(ContentField.TARGET_NAME, target.name())
        .with(ContentField.TARGET_JOB_TITLE, target.jobTitle())
        .with(ContentField.TARGET_ORGANIZATION, target.organization());
  }

  /** The same with other sources. */
  public Content with(List<Source> sources) {
    return with(
        ContentField.SOURCES,
        sources.stream().map(Source::toLine).collect(Collectors.joining("\n")));
  }

  /** A partner's page: {@code own} parts of this, all others from the common page. */
  public Content over(Content common, Set<ContentPart> own) {
    Map<ContentField, String> composed = new EnumMap<>(ContentField.class);
    for (ContentField field : ContentField.values()) {
      boolean isOwn = !field.part().isInheritable() || own.contains(field.part());
      composed.put(field, (isOwn ? this : common).text(field));
    }
    return new Content(composed);
  }

  /** The parts in which two contents differ. */
  public Set<ContentPart> partsUnlike(Content other) {
    Set<ContentPart> parts = EnumSet.noneOf(ContentPart.class);
    for (ContentField field : ContentField.values()) {
      if (!text(field).equals(other.text(field))) {
        parts.add(field.part());
      }
    }
    return parts;
  }

  /** What stays the same in every language, to begin a translation with. */
  public Content toTranslateInto(String language) {
    return blank(language).with(picture()).with(target());
  }

  /** A BCP 47 tag. */
  public String language() {
    return text(ContentField.LANGUAGE);
  }

  public String title() {
    return text(ContentField.TITLE);
  }

  /** The opening paragraph; the publication date is shown with it. */
  public String lede() {
    return text(ContentField.LEDE);
  }

  /** A first call to act, before the article, leading to the form. */
  public String leadIn() {
    return text(ContentField.LEAD_IN);
  }

  /**
   * Markdown (CommonMark) with notes {@code [^1]}; a link to {@code #sign} leads to the form and is
   * shown as a call to action, one to {@code #source-1} leads to a source.
   */
  public String article() {
    return text(ContentField.ARTICLE);
  }

  /** In the order in which they are numbered, from 1. */
  public List<Source> sources() {
    return text(ContentField.SOURCES)
        .lines()
        .filter(line -> !line.isBlank())
        .map(Source::parse)
        .toList();
  }

  /**
   * What stands before the statement, {@code {target}} being whom it addresses; empty for the
   * standard words.
   */
  public String statementIntro() {
    return text(ContentField.STATEMENT_INTRO);
  }

  /** What a petition demands, plain text. */
  public String statement() {
    return text(ContentField.STATEMENT);
  }

  /** The first line of a letter. */
  public String salutation() {
    return text(ContentField.SALUTATION);
  }

  /** The body of a letter, plain text, paragraphs apart by empty lines. */
  public String letter() {
    return text(ContentField.LETTER);
  }

  public Picture picture() {
    return new Picture(
        ImageId.parse(text(ContentField.IMAGE_ID)),
        text(ContentField.IMAGE_CREDIT),
        text(ContentField.IMAGE_ALT));
  }

  public Target target() {
    return new Target(
        text(ContentField.TARGET_NAME),
        text(ContentField.TARGET_JOB_TITLE),
        text(ContentField.TARGET_ORGANIZATION));
  }

  /** A second call to act, after the article, leading to the form. */
  public String closingCall() {
    return text(ContentField.CLOSING_CALL);
  }

  /** A closing line on the page itself. */
  public String thanks() {
    return text(ContentField.THANKS);
  }

  /** What people read who have signed, paragraphs apart by empty lines. */
  public String thankYou() {
    return text(ContentField.THANK_YOU);
  }

  /** What people share in their own name, before the link; empty for the title. */
  public String shareText() {
    return text(ContentField.SHARE_TEXT);
  }

  /**
   * The Organization's own words beside its name where consent is asked or disclosed; empty for the
   * standard wording.
   */
  public String consentWording() {
    return text(ContentField.CONSENT_WORDING);
  }
}
