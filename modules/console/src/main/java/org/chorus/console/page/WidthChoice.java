package org.chorus.console.page;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

/** Shows a page as wide as on a desk, or as on a phone. */
final class WidthChoice extends RadioButtonGroup<String> {

  private static final String DESKTOP = "Desktop";
  private static final String PHONE = "Phone";

  WidthChoice(PageRendering page) {
    super("Show it as on a");
    addClassName("width-choice");
    setId("preview-width");
    setItems(DESKTOP, PHONE);
    setValue(DESKTOP);
    addValueChangeListener(
        chosen -> page.setClassName("rendering-phone", PHONE.equals(chosen.getValue())));
  }
}
