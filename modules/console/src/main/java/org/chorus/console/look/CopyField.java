package org.chorus.console.look;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextField;

/** Something to take along to another program: it can be read and copied, not changed. */
public final class CopyField extends Composite<TextField> {

  /**
   * @param id of the field; its button's is that with "copy-" in front
   */
  public CopyField(String label, String id, String value) {
    TextField field = getContent();
    field.setLabel(label);
    field.setId(id);
    field.setValue(value);
    field.setReadOnly(true);
    field.setWidthFull();
    field.addClassName("copy-field");
    Button copy = new Button("Copy");
    copy.setId("copy-" + id);
    copy.addThemeVariants(ButtonVariant.TERTIARY);
    copy.setAriaLabel("Copy: " + label);
    copy.addClickListener(
        click ->
            copy.getElement()
                .executeJs("return navigator.clipboard.writeText($0)", value)
                .then(
                    copied -> Notice.done("Copied."),
                    refused -> Notice.problem("Your browser did not let us copy. Select it.")));
    field.setSuffixComponent(copy);
  }

  public CopyField explained(String words) {
    getContent().setHelperText(words);
    return this;
  }
}
