package org.chorus.switches;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.chorus.kernel.SpokenLanguage;

/**
 * What the public reads where a switch is off, in every language that Chorus speaks. The message of
 * whoever flipped it comes after that.
 *
 * @param heading empty where the words stand below another one
 */
public record SwitchWords(String heading, String text) {

  /** The resource bundle, for who says words in a way of its own. */
  public static final String BUNDLE = SwitchWords.class.getName();

  private static final Control EXACTLY = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  /**
   * The words in one language.
   *
   * @param arguments of the text: for {@link Switch#MAIL}, whom mail comes from
   */
  public static SwitchWords of(Switch which, SpokenLanguage language, Object... arguments) {
    ResourceBundle words = ResourceBundle.getBundle(BUNDLE, language.locale(), EXACTLY);
    String prefix = "switch." + which.name().toLowerCase(Locale.ROOT);
    return new SwitchWords(
        words.containsKey(prefix + ".heading") ? words.getString(prefix + ".heading") : "",
        new MessageFormat(words.getString(prefix + ".text"), language.locale()).format(arguments));
  }
}
