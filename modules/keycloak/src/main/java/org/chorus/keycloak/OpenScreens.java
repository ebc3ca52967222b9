package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the login must know of screens that talk to the server by themselves. */
public interface OpenScreens {

  /** Whether a screen that is open asks, for which a page would be no answer. */
  boolean asks(HttpServletRequest request);

  /** Whether the screen only says that it is still open, which nobody did anything for. */
  boolean isHeartbeat(HttpServletRequest request);

  /** Makes the screen load its own address anew, as a page. */
  void reload(HttpServletResponse response) throws IOException;
}
