package org.chorus.console.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** A part of a screen with a heading of its own. */
public final class Panel extends Section {

  public Panel(String heading, Component... content) {
    addClassName("panel");
    H2 title = new H2(heading);
    add(title);
    add(content);
  }

  /** Says in a sentence what the part is for. */
  public Panel explained(String text) {
    Paragraph explanation = new Paragraph(text);
    explanation.addClassName("hint");
    addComponentAtIndex(1, explanation);
    return this;
  }
}
