package org.chorus.content;

import static org.chorus.content.ContentField.IMAGE_ALT;
import static org.chorus.content.ContentField.IMAGE_ID;
import static org.chorus.content.ContentField.LANGUAGE;
import static org.chorus.content.ContentField.LETTER;
import static org.chorus.content.ContentField.SOURCES;
import static org.chorus.content.ContentField.STATEMENT;
import static org.chorus.content.ContentField.STATEMENT_INTRO;
import static org.chorus.content.ContentField.TARGET_NAME;
import static org.chorus.content.ContentField.TITLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text must be to be kept, and what it must be to be published. */
public final class ContentRules {

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private static final Pattern OTHER_PLACEHOLDER =
      Pattern.compile("[{](?!target})|(?<![{]target)}");
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

  private ContentRules() {}

  /** Whether it is a whole BCP 47 tag of a language that there is. */
  public static boolean isLanguage(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    return tag.length() <= LANGUAGE.maxLength()
        && locale.toLanguageTag().equals(tag)
        && LANGUAGES.contains(locale.getLanguage());
  }

  /** Problems that keep a draft from being saved. */
  public static List<ContentProblem> problemsOfDraft(Content content) {
    Problems problems = new Problems(1);
    problems.checkLanguage(content.language());
    problems.checkTexts(content);
    problems.checkSense(content);
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
      problems.add(TARGET_NAME, "Say whom it addresses: a name, a job title or an organization.");
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
      problems.add(IMAGE_ALT, "Describe the image for people who cannot see it.");
    }
    return problems.found;
  }

  /** The image is not one of this coalition, or is not stored here at all. */
  public static ContentProblem imageElsewhere() {
    return new ContentProblem(IMAGE_ID, "Upload the image here once more.");
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

    void add(ContentField field, String remedy) {
      found.add(new ContentProblem(field, remedy));
    }

    void checkLanguage(String tag) {
      if (!isLanguage(tag)) {
        add(LANGUAGE, "Give the language as a tag, for example en or pt-BR.");
      }
    }

    void checkTexts(Content content) {
      content.texts().forEach(this::checkText);
    }

    /** What does not read as it is meant. */
    void checkSense(Content content) {
      if (OTHER_PLACEHOLDER.matcher(content.statementIntro()).find()) {
        add(STATEMENT_INTRO, "Only {target} can stand in braces: whom the petition addresses.");
      }
      for (Source source : content.sources()) {
        if (source.words().isEmpty()) {
          add(SOURCES, "Say in words what each source is, before its address.");
          return;
        }
        if (!source.url().isEmpty() && !WEB_ADDRESS.matcher(source.url()).matches()) {
          add(SOURCES, "An address in angle brackets begins with https:// or http://.");
          return;
        }
      }
    }

    private void checkText(ContentField field, String text) {
      int maxLength = field.maxLength();
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
