package org.chorus.console.look;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Ways to other addresses. Inside the console they are relative to it, without a first slash. */
public final class Links {

  private Links() {}

  /** To another screen. */
  public static Anchor to(String path, String text) {
    return new Anchor(path, text);
  }

  /** To another screen, as weighty as a button. */
  public static Anchor button(String path, String text) {
    Anchor link = to(path, text);
    link.addClassNames("button-link");
    return link;
  }

  /** The one thing to do next, and it is another screen. */
  public static Anchor primary(String path, String text) {
    Anchor link = button(path, text);
    link.addClassName("button-link-primary");
    return link;
  }

  /** Up to the screen that this one is a part of. */
  public static Nav back(String path, String text) {
    Span arrow = new Span("←");
    arrow.getElement().setAttribute("aria-hidden", "true");
    Anchor link = new Anchor(path, arrow, new Span(" " + text));
    Nav nav = new Nav(link);
    nav.getElement().setAttribute("aria-label", "Back");
    nav.addClassName("back");
    return nav;
  }

  /** Out of the console, in a new tab. */
  public static Anchor out(String url, String text) {
    Anchor link = new Anchor(url, text, AnchorTarget.BLANK);
    link.getElement().setAttribute("router-ignore", true);
    link.getElement().setAttribute("rel", "noopener");
    link.add(VaadinIcon.EXTERNAL_LINK.create());
    link.getElement().setAttribute("title", "Opens in a new tab");
    return link;
  }
}
