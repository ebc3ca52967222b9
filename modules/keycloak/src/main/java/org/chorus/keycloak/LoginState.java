package org.chorus.keycloak;

import java.time.Instant;

/** How it stands with a login, on whichever server it is asked. */
sealed interface LoginState {

  /**
   * Not over yet.
   *
   * @param idleEnd when it ends unless something is done
   * @param end when it ends whatever is done
   */
  record Goes(Instant idleEnd, Instant end) implements LoginState {}

  /** Good for nothing any more. */
  record Over(LoginEnd why) implements LoginState {}
}
