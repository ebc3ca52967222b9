package org.chorus.campaign.life;

import java.util.Locale;
import java.util.ResourceBundle;

/** How people agree that an Organization contacts them. */
public enum ConsentMode {
  /** A question per Organization, yes or no, neither preselected, an answer required. */
  EXPLICIT,
  /** A box per Organization, not ticked; one that is left empty is a no, and kept as such. */
  CHECKBOX,
  /**
   * A statement beside the button that names whoever could receive the person, and no question; for
   * places where that is lawful. Whoever signs agrees.
   */
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
