package org.chorus.content;

import static org.chorus.content.ContentProblem.Field.ARTICLE;
import static org.chorus.content.ContentProblem.Field.CLOSING_CALL;
import static org.chorus.content.ContentProblem.Field.CONSENT_WORDING;
import static org.chorus.content.ContentProblem.Field.IMAGE_ALTERNATIVE;
import static org.chorus.content.ContentProblem.Field.IMAGE_CREDIT;
import static org.chorus.content.ContentProblem.Field.LANGUAGE;
import static org.chorus.content.ContentProblem.Field.LEAD_IN;
import static org.chorus.content.ContentProblem.Field.LEDE;
import static org.chorus.content.ContentProblem.Field.LETTER;
import static org.chorus.content.ContentProblem.Field.SALUTATION;
import static org.chorus.content.ContentProblem.Field.STATEMENT;
import static org.chorus.content.ContentProblem.Field.TARGET;
import static org.chorus.content.ContentProblem.Field.THANKS;
import static org.chorus.content.ContentProblem.Field.TITLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chorus.content.ContentProblem.Field;

/** What a text must be to be kept, and what it must be to be published. */
public final class ContentRules {

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private ContentRules() {}

  /** Problems that keep a draft from being saved. */
  public static List<ContentProblem> problemsOfDraft(Content content) {
    Problems problems = new Problems(1);
    problems.checkLanguage(content.language());
    problems.checkTexts(content);
    return problems.found;
  }

  /** Problems that keep writing from being kept: hardly any, so that nothing is lost. */
  public static List<ContentProblem> problemsOfKeeping(Content content) {
    Problems problems = new Problems(20);
    problems.checkLanguage(content.language());
    problems.checkTexts(content);
    return problems.found;
  }

  /** Problems that keep a page from being put to approval. */
  public static List<ContentProblem> problemsOfPublication(Content content, CampaignKind kind) {
    Problems problems = new Problems(1);
    if (content.title().isEmpty()) {
      problems.add(TITLE, "Give the page a title.");
    }
    if (content.target().isEmpty()) {
      problems.add(TARGET, "Say whom it addresses: a name, a job title or an organization.");
    }
    switch (kind) {
      case PETITION -> {
        if (content.statement().isEmpty()) {
          problems.add(STATEMENT, "Write what the petition demands.");
        }
      }
      case LETTER -> {
        if (content.letter().isEmpty()) {
          problems.add(LETTER, "Write the letter.");
        }
      }
    }
    if (content.picture().image().isPresent() && content.picture().alternative().isEmpty()) {
      problems.add(IMAGE_ALTERNATIVE, "Describe the image for people who cannot see it.");
    }
    return problems.found;
  }

  /** The image is not one of this coalition, or is not stored here at all. */
  public static ContentProblem imageElsewhere() {
    return new ContentProblem(Field.IMAGE, "Upload the image here once more.");
  }

  private static final class Problems {
    private final List<ContentProblem> found = new ArrayList<>();
    private final int lenience;

    /**
     * @param lenience how many times as long as it may be a text can stand
     */
    Problems(int lenience) {
      this.lenience = lenience;
    }

    void add(Field field, String remedy) {
      found.add(new ContentProblem(field, remedy));
    }

    /** A whole BCP 47 tag, not only the beginning of one. */
    void checkLanguage(String tag) {
      Locale locale = Locale.forLanguageTag(tag);
      boolean whole = tag.length() <= 35 && locale.toLanguageTag().equalsIgnoreCase(tag);
      if (!whole || !LANGUAGES.contains(locale.getLanguage())) {
        add(LANGUAGE, "Choose a language.");
      }
    }

    void checkTexts(Content content) {
      checkText(TITLE, content.title(), 160);
      checkText(LEDE, content.lede(), 2_000);
      checkText(LEAD_IN, content.leadIn(), 1_000);
      checkText(ARTICLE, content.article(), 50_000);
      checkText(STATEMENT, content.statement(), 5_000);
      checkText(SALUTATION, content.salutation(), 200);
      checkText(LETTER, content.letter(), 20_000);
      checkText(IMAGE_CREDIT, content.picture().credit(), 300);
      checkText(IMAGE_ALTERNATIVE, content.picture().alternative(), 500);
      checkText(TARGET, String.join("\n", content.target().lines()), 400);
      checkText(CLOSING_CALL, content.closingCall(), 1_000);
      checkText(THANKS, content.thanks(), 500);
      checkText(CONSENT_WORDING, content.consentWording(), 1_000);
    }

    private void checkText(Field field, String text, int maxLength) {
      if (text.length() > maxLength * lenience) {
        add(
            field,
            String.format(
                Locale.ENGLISH,
                "Shorten it to %,d characters; it has %,d.",
                maxLength,
                text.length()));
      }
      if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
        add(field, "Remove the invisible control characters, then save again.");
      }
    }
  }
}
