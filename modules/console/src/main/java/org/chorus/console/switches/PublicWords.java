package org.chorus.console.switches;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.chorus.kernel.SpokenLanguage;
import org.chorus.switches.Switch;
import org.chorus.switches.SwitchWords;

/**
 * What the public reads where a switch is off: the fixed words, which everybody reads in their own
 * language, and the message, which stands as it was typed.
 */
final class PublicWords extends Div {

  private static final String ANY_SENDER = "the organization of the page";

  private final Paragraph message = new Paragraph();

  PublicWords(Switch which, String text) {
    addClassName("public-words");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", "What people read");
    SwitchWords words = SwitchWords.of(which, SpokenLanguage.EN, ANY_SENDER);
    if (!words.heading().isEmpty()) {
      Span heading = new Span(words.heading());
      heading.addClassName("public-words-heading");
      add(heading);
    }
    add(new Paragraph(words.text()), message);
    message.addClassName("public-words-message");
    message.getElement().setAttribute("dir", "auto");
    message.getElement().setAttribute("lang", "");
    say(text);
  }

  /** With another message. */
  void say(String text) {
    message.setText(text.strip());
    message.setVisible(!text.isBlank());
  }
}
