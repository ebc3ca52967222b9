package org.chorus.console.coalition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Predicate;
import org.chorus.coalition.Seats;

/** Asks for a few words, which are needed, before a step is taken. */
final class WordsDialog extends Dialog {

  /**
   * @param action what the button says that takes the step
   * @param step takes it; says whether the words would do
   */
  WordsDialog(String title, String label, String helper, String action, Predicate<String> step) {
    setHeaderTitle(title);
    addClassName("dialog");
    TextArea words = new TextArea(label);
    words.setId("words");
    words.setHelperText(helper);
    words.setMaxLength(Seats.MAX_REASON);
    words.setRequiredIndicatorVisible(true);
    words.setWidthFull();
    add(words);
    Button take =
        new Button(
            action,
            click -> {
              if (step.test(words.getValue())) {
                close();
              } else {
                words.setErrorMessage(
                    "Write a few words, at most " + Seats.MAX_REASON + " characters.");
                words.setInvalid(true);
              }
            });
    take.setId("send-words");
    take.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), take);
  }
}
