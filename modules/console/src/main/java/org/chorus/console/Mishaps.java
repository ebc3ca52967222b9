package org.chorus.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.chorus.access.AccessDenied;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.console.look.Notice;

/**
 * What somebody is told when a click goes wrong. The screen stays as it was, unless the person may
 * not do what it offered: then it is entered anew and shows what is true now, or the page that says
 * who can help.
 */
final class Mishaps implements ErrorHandler {

  private final transient RecordedRefusals refusals;

  Mishaps(RecordedRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void error(ErrorEvent event) {
    String words =
        switch (event.getThrowable()) {
          case AccessDenied denied ->
              "You cannot do this, or cannot any more. Ask an administrator of your organization for the role it takes.";
          case SecondFactorNeeded _ ->
              "Your second factor was too long ago, so nothing was changed. Close this and begin"
                  + " again: you will be asked for a new one.";
          case Throwable unforeseen ->
              "That did not work, and it is not your fault. Try again. If it keeps happening, report"
                  + " reference "
                  + Incident.of(unforeseen).reference()
                  + ".";
        };
    UI ui = UI.getCurrent();
    if (ui == null) {
      return;
    }
    if (event.getThrowable() instanceof AccessDenied denied) {
      refusals.add(denied);
      ui.refreshCurrentRoute(false);
    }
    Notice.problem(words);
  }
}
