package org.chorus.keycloak;

import org.chorus.access.SteppedUp;

/** Whether a person may go on to what takes a second factor. */
public sealed interface StepUp {

  /** They showed one a short while ago. */
  record Done(SteppedUp proof) implements StepUp {}

  /**
   * They have to.
   *
   * @param address where the browser goes for it, as a path; it comes back to the screen it left
   */
  record Needed(String address) implements StepUp {}
}
