package org.chorus.campaign.life;

import java.util.Locale;
import java.util.ResourceBundle;

/** How people agree that an Organization contacts them. */
public enum ConsentMode {
  /** A question per Organization, yes or no, neither preselected, an answer required. */
  EXPLICIT,
  /** A statement beside the button and no question, for places where that is lawful. */
  DISCLOSURE;

  /**
   * The words beside the name of an Organization that has none of its own; English where there are
   * none in the language.
   *
   * @param language a BCP 47 tag
   */
  public String standardWording(String language) {
    return ResourceBundle.getBundle(
            ConsentMode.class.getPackageName() + ".ConsentWording",
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(name());
  }
}
