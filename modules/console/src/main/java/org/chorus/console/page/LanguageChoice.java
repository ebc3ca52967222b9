package org.chorus.console.page;

import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chorus.kernel.SpokenLanguage;

/**
 * Asks for the language of a page. Offers those in which Chorus has its own words ready, above all
 * the standard wording of consent: people must be able to read what they agree to.
 */
public final class LanguageChoice extends Select<String> {

  private static final List<String> SPOKEN =
      Arrays.stream(SpokenLanguage.values()).map(SpokenLanguage::tag).toList();

  public LanguageChoice(String label) {
    setLabel(label);
    setItemLabelGenerator(LanguageChoice::name);
    offer(SPOKEN.stream());
  }

  /** Selects a language, also one that is not offered to new pages. */
  public void select(String language) {
    if (!SPOKEN.contains(language)) {
      offer(Stream.concat(SPOKEN.stream(), Stream.of(language)));
    }
    setValue(language);
  }

  private void offer(Stream<String> languages) {
    setItems(languages.sorted(Comparator.comparing(LanguageChoice::name)).toList());
  }

  /** Those in which Chorus has its own words, by name. */
  static List<String> spoken() {
    return SPOKEN.stream().sorted(Comparator.comparing(LanguageChoice::name)).toList();
  }

  /** In the reader's language. */
  public static String name(String language) {
    return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
  }
}
