package org.chorus.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.chorus.access.AccessDenied;
import org.chorus.console.look.Notice;

/** What somebody is told when a click goes wrong; the screen stays as it was. */
final class Mishaps implements ErrorHandler {

  @Override
  public void error(ErrorEvent event) {
    String words =
        switch (event.getThrowable()) {
          case AccessDenied denied ->
              "You cannot do this. Ask an administrator of your organization for the role it takes.";
          case Throwable unforeseen ->
              "That did not work, and it is not your fault. Try again. If it keeps happening, report"
                  + " reference "
                  + Incident.of(unforeseen).reference()
                  + ".";
        };
    if (UI.getCurrent() != null) {
      Notice.problem(words);
    }
  }
}
