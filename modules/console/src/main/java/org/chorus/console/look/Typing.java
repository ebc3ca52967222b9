package org.chorus.console.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * Fields that report what is typed whenever the typing pauses, and at once when they are left.
 *
 * <p>Vaadin's own way to do this, {@code ValueChangeMode.LAZY}, loses a value: if the browser
 * reports the same text twice while it waits (as input methods for accents and emoji do) and a
 * button is clicked before the wait is over, the text never reaches the server.
 */
public final class Typing {

  /** In milliseconds: short enough to feel immediate, long enough not to report every key. */
  private static final int PAUSE = 400;

  private Typing() {}

  public static <F extends Component & HasValueChangeMode> F reported(F field) {
    field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    field.addAttachListener(
        attach ->
            field
                .getElement()
                .executeJs(
                    """
                    if (this.reportsPauses) return;
                    this.reportsPauses = true;
                    let pause;
                    this.addEventListener('input', () => {
                      clearTimeout(pause);
                      pause = setTimeout(() => this.dispatchEvent(new CustomEvent('change')), $0);
                    });
                    """,
                    PAUSE));
    return field;
  }
}
