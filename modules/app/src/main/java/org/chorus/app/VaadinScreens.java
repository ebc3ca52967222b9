package org.chorus.app;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chorus.keycloak.OpenScreens;

/** How the console's screens talk to the server. */
final class VaadinScreens implements OpenScreens {

  @Override
  public boolean asks(HttpServletRequest request) {
    return isOf(RequestType.UIDL, request) || isHeartbeat(request);
  }

  @Override
  public boolean isHeartbeat(HttpServletRequest request) {
    return isOf(RequestType.HEARTBEAT, request);
  }

  private static boolean isOf(RequestType type, HttpServletRequest request) {
    return type.getIdentifier()
        .equals(request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER));
  }

  /** Vaadin's client looks for this word in answers that it cannot read. */
  @Override
  public void reload(HttpServletResponse response) throws IOException {
    response.setContentType("text/plain");
    response.getWriter().write("Vaadin-Refresh");
  }
}
