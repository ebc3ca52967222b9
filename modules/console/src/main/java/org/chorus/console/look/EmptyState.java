package org.chorus.console.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands where a list would stand: says what will be here, and how to begin. */
public final class EmptyState extends Div {

  public EmptyState(VaadinIcon icon, String heading, String explanation, Component... next) {
    addClassName("empty");
    Component picture = icon.create();
    picture.getElement().setAttribute("aria-hidden", "true");
    add(picture, new H2(heading), new Paragraph(explanation));
    add(next);
  }
}
