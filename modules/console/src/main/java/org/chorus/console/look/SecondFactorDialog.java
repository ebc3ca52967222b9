package org.chorus.console.look;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Says, before the browser leaves, why a second factor is asked for and that one comes back. */
final class SecondFactorDialog extends ConfirmDialog {

  /**
   * @param what what it is for, as "Downloading contacts"
   * @param address where the browser goes
   */
  SecondFactorDialog(String what, String address) {
    setId("second-factor-dialog");
    setHeader("Your second factor, please");
    setText(
        what
            + " takes a code from your authenticator app. You leave for the login and come back to"
            + " this screen. If you have not set up an app yet, you do it there.");
    setCancelable(true);
    setConfirmText("Go on");
    addConfirmListener(confirm -> getUI().ifPresent(ui -> ui.getPage().setLocation(address)));
  }
}
