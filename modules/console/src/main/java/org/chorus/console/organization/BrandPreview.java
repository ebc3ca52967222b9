package org.chorus.console.organization;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.chorus.console.page.Pictures;
import org.chorus.kernel.ImageId;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.HexColor;

/** The top of a page, a link and a button, as supporters would see them. */
final class BrandPreview extends Div {

  private static final ColorChoice HOUSE =
      new ColorChoice(new HexColor("#c8432b"), HexColor.WHITE, Optional.empty());

  private final String name;
  private final Pictures pictures;

  BrandPreview(String name, Pictures pictures) {
    this.name = name;
    this.pictures = pictures;
    addClassName("brand-preview");
    getElement().setAttribute("role", "img");
  }

  /** Draws it anew. Without colors it shows those of the house. */
  void draw(Optional<ImageId> logo, Optional<ColorChoice> colors) {
    removeAll();
    ColorChoice shown = colors.orElse(HOUSE);
    getElement()
        .setAttribute(
            "aria-label",
            "Preview: "
                + name
                + (logo.isPresent() ? " with its logo" : "")
                + ", buttons in "
                + shown.main());
    getStyle()
        .set("--preview-main", shown.main().value())
        .set("--preview-text", shown.text().value())
        .set("--preview-accent", shown.accent().orElse(shown.main()).value());
    Div top = new Div();
    top.addClassName("brand-preview-top");
    logo.ifPresent(id -> top.add(pictures.show(id, "")));
    top.add(part("brand-preview-name", name));
    Div body =
        new Div(
            part("brand-preview-title", "Clean rivers for everybody"),
            part("brand-preview-link", "Read what we ask for"),
            part("brand-preview-button", "Sign the petition"));
    body.addClassName("brand-preview-body");
    add(top, body);
  }

  private static Span part(String className, String text) {
    Span part = new Span(text);
    part.addClassName(className);
    return part;
  }
}
