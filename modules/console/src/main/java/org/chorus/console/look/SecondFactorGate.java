package org.chorus.console.look;

import java.util.function.Consumer;
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

  /** Takes {@code step} at once, or says why the person leaves for the login first. */
  public void pass(Consumer<SteppedUp> step) {
    switch (session.stepUp(screen)) {
      case StepUp.Done(var proof) -> step.accept(proof);
      case StepUp.Needed(var address) -> new SecondFactorDialog(what, address).open();
    }
  }
}
