package org.chorus.content;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorus.kernel.ImageId;

/** The fields before the article in a page's file, in the order in which they are written. */
enum PageField {
  LANGUAGE("language", Content::language),
  TITLE("title", Content::title),
  LEDE("lede", Content::lede),
  LEAD_IN("lead-in", Content::leadIn),
  STATEMENT("statement", Content::statement),
  SALUTATION("salutation", Content::salutation),
  LETTER("letter", Content::letter),
  IMAGE_ID("image.id", content -> content.picture().image().map(ImageId::toString).orElse("")),
  IMAGE_CREDIT("image.credit", content -> content.picture().credit()),
  IMAGE_ALT("image.alt", content -> content.picture().alternative()),
  TARGET_NAME("target.name", content -> content.target().name()),
  TARGET_JOB_TITLE("target.job-title", content -> content.target().jobTitle()),
  TARGET_ORGANIZATION("target.organization", content -> content.target().organization()),
  CLOSING_CALL("closing-call", Content::closingCall),
  THANKS("thanks", Content::thanks),
  CONSENT_WORDING("consent-wording", Content::consentWording);

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference
  private final Function<Content, String> text;

  /**
   * @param key with the group before a dot, where there is one
   */
  PageField(String key, Function<Content, String> text) {
    this.key = key;
    this.text = text;
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

  String text(Content content) {
    return text.apply(content);
  }

  static Optional<PageField> find(String key) {
    return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  static boolean isGroup(String key) {
    return Stream.of(values()).anyMatch(field -> !key.isEmpty() && field.group().equals(key));
  }

  /** As people write them. */
  static List<String> keys() {
    return Stream.of(values()).map(field -> field.key.replace(".", ": ")).toList();
  }
}
