package org.chorus.console.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chorus.access.SteppedUp;
import org.chorus.keycloak.StaffSession;
import org.chorus.keycloak.StepUp;

/**
 * What a person passes on the way to what takes a second factor. To be passed before anything is
 * entered, because the browser leaves for it.
 */
public final class SecondFactorGate {

  private final StaffSession session;
  private final String what;
  private final String screen;

  /**
   * @param what what it is for, as "Downloading contacts"
   * @param screen where to come back to: a path below the console's address
   */
  public SecondFactorGate(StaffSession session, String what, String screen) {
    this.session = session;
    this.what = what;
    this.screen = screen;
  }

  /** Whether the person showed one a short while ago. */
  public boolean isOpen() {
    return session.stepUp(screen) instanceof StepUp.Done;
  }

  /**
   * A form if the gate is open; else why it is not, and a button that leads through it. Nothing
   * typed is lost on the way to the login, because nothing was.
   *
   * @param opened what to do if it turns out to be open by now
   */
  public Component before(Supplier<? extends Component> form, String why, Runnable opened) {
    if (isOpen()) {
      return form.get();
    }
    Paragraph reason = new Paragraph(why);
    reason.addClassName("hint");
    Button show = new Button("Go on with a second factor", click -> pass(_ -> opened.run()));
    show.setId("show-second-factor");
    show.addThemeVariants(ButtonVariant.PRIMARY);
    return new Div(reason, show);
  }

  /** Takes {@code step} at once, or says why the person leaves for the login first. */
  public void pass(Consumer<SteppedUp> step) {
    switch (session.stepUp(screen)) {
      case StepUp.Done(var proof) -> step.accept(proof);
      case StepUp.Needed(var address) -> new SecondFactorDialog(what, address).open();
    }
  }
}
