package org.chorus.console;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Prepares each browser session of the console. */
@Component
final class ConsoleStart implements VaadinServiceInitListener {

  private final transient RecordedRefusals refusals;

  ConsoleStart(RecordedRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addSessionInitListener(
            session -> session.getSession().setErrorHandler(new Mishaps(refusals)));
    // Otherwise dates and numbers would follow the server's language; the words are English.
    event
        .getSource()
        .addUIInitListener(ui -> ui.getUI().setLocale(VaadinRequest.getCurrent().getLocale()));
    event
        .getSource()
        .addUIInitListener(ui -> ui.getUI().addAfterNavigationListener(new Beginning()));
  }
}
