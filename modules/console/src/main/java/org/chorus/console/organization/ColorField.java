package org.chorus.console.organization;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.util.Optional;
import org.chorus.console.look.Typing;
import org.chorus.organization.brand.HexColor;

/** A color, typed or picked; may be left empty. */
final class ColorField extends Div {

  private static final String UNSET = "#000000"; // what the browser's own field shows when empty

  private final TextField typed;
  private final Element picked = new Element("input");

  ColorField(String id, String label, String helper) {
    addClassName("color-field");
    typed = new TextField(label);
    typed.setId(id);
    typed.setHelperText(helper);
    typed.setPlaceholder("#0f6b6b");
    typed.setMaxLength(20);
    typed.setManualValidation(true);
    Typing.reported(typed);
    picked.setAttribute("type", "color");
    picked.setAttribute("aria-label", label + ": pick");
    picked.addPropertyChangeListener(
        "value",
        "change",
        change -> {
          if (change.isUserOriginated()) {
            typed.setValue(String.valueOf(change.getValue()));
          }
        });
    typed.addValueChangeListener(change -> mirror());
    mirror();
    add(typed);
    getElement().appendChild(picked);
  }

  private void mirror() {
    picked.setProperty("value", color().map(HexColor::value).orElse(UNSET));
  }

  /** Empty when nothing is entered, and when it is no color: {@link #check()} tells which. */
  Optional<HexColor> color() {
    return HexColor.parse(typed.getValue());
  }

  boolean isBlank() {
    return typed.getValue().isBlank();
  }

  /** Marks the field when what it holds is no color. */
  boolean check() {
    boolean good = isBlank() || color().isPresent();
    typed.setErrorMessage("Write a color as six digits, for example #0f6b6b.");
    typed.setInvalid(!good);
    return good;
  }

  void setColor(Optional<HexColor> color) {
    typed.setValue(color.map(HexColor::value).orElse(""));
  }

  void setReadOnly(boolean readOnly) {
    typed.setReadOnly(readOnly);
    picked.setEnabled(!readOnly);
  }

  void onChange(Runnable listener) {
    typed.addValueChangeListener(change -> listener.run());
  }
}
