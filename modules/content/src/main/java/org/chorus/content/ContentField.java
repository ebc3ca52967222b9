package org.chorus.content;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text that a page can have, in the order in which its file gives them. The article comes last
 * there, without a key.
 */
public enum ContentField {
  LANGUAGE("language", ContentPart.LANGUAGE, 35, Shape.LINE),
  TITLE("title", ContentPart.TITLE, 160, Shape.LINE),
  LEDE("lede", ContentPart.LEDE, 2_000, Shape.TEXT),
  LEAD_IN("lead-in", ContentPart.LEAD_IN, 1_000, Shape.TEXT),
  STATEMENT_INTRO("statement-intro", ContentPart.STATEMENT, 200, Shape.LINE),
  STATEMENT("statement", ContentPart.STATEMENT, 5_000, Shape.TEXT),
  SALUTATION("salutation", ContentPart.LETTER, 200, Shape.LINE),
  LETTER("letter", ContentPart.LETTER, 20_000, Shape.TEXT),
  IMAGE_ID("image.id", ContentPart.PICTURE, 36, Shape.LINE),
  IMAGE_CREDIT("image.credit", ContentPart.PICTURE, 300, Shape.TEXT),
  IMAGE_ALT("image.alt", ContentPart.PICTURE, 500, Shape.TEXT),
  TARGET_NAME("target.name", ContentPart.TARGET, 130, Shape.LINE),
  TARGET_JOB_TITLE("target.job-title", ContentPart.TARGET, 130, Shape.LINE),
  TARGET_ORGANIZATION("target.organization", ContentPart.TARGET, 130, Shape.LINE),
  CLOSING_CALL("closing-call", ContentPart.CLOSING_CALL, 1_000, Shape.TEXT),
  SOURCES("sources", ContentPart.SOURCES, 20_000, Shape.TEXT),
  THANKS("thanks", ContentPart.THANKS, 500, Shape.TEXT),
  THANK_YOU("thank-you", ContentPart.THANK_YOU, 2_000, Shape.TEXT),
  SHARE_TEXT("share-text", ContentPart.SHARE_TEXT, 280, Shape.LINE),
  CONSENT_WORDING("consent-wording", ContentPart.CONSENT_WORDING, 1_000, Shape.TEXT),
  ARTICLE("", ContentPart.ARTICLE, 50_000, Shape.TEXT);

  private enum Shape {
    LINE,
    TEXT
  }

  private final String key;
  private final ContentPart part;
  private final int maxLength;
  private final Shape shape;

  /**
   * @param key in a file, with the group before a dot, where there is one
   */
  ContentField(String key, ContentPart part, int maxLength, Shape shape) {
    this.key = key;
    this.part = part;
    this.maxLength = maxLength;
    this.shape = shape;
  }

  /** What it belongs to. */
  public ContentPart part() {
    return part;
  }

  /** In characters. */
  public int maxLength() {
    return maxLength;
  }

  /** With one kind of line end, none around it, and in one line where it is to be one. */
  String tidy(String text) {
    String tidy = text.replace("\r\n", "\n").replace('\r', '\n').strip();
    return switch (shape) {
      case LINE -> tidy.replaceAll("\\s*\\n\\s*", " ");
      case TEXT -> tidy;
    };
  }

  String key() {
    return key;
  }

  /** Empty when the field stands by itself. */
  String group() {
    int dot = key.indexOf('.');
    return dot < 0 ? "" : key.substring(0, dot);
  }

  String keyInGroup() {
    return key.substring(key.indexOf('.') + 1);
  }

  /** The fields that have a key in a file. */
  static Stream<ContentField> withKey() {
    return Stream.of(values()).filter(field -> !field.key.isEmpty());
  }

  static Optional<ContentField> find(String key) {
    return withKey().filter(field -> field.key.equals(key)).findFirst();
  }

  static boolean isGroup(String key) {
    return withKey().anyMatch(field -> !key.isEmpty() && field.group().equals(key));
  }

  /** As people write them. */
  static List<String> keys() {
    return withKey().map(field -> field.key.replace(".", ": ")).toList();
  }
}
