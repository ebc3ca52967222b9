package org.chorus.console.mail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.LongSupplier;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;

/** Mail that was given up: send it again, or delete it. */
final class FailedMailPanel extends Div {

  /**
   * @param retry and {@code delete} say how many there were
   * @param afterwards what is to be shown then
   */
  FailedMailPanel(
      long failed, Reader reader, LongSupplier retry, LongSupplier delete, Runnable afterwards) {
    Button again =
        new Button(
            "Send it again",
            click -> {
              Notice.done(mails(retry.getAsLong(), reader) + " in line to be sent again.");
              afterwards.run();
            });
    again.setId("retry-failed");
    again.addThemeVariants(ButtonVariant.PRIMARY);
    Button remove =
        new Button("Delete it", click -> ask(failed, reader, delete, afterwards).open());
    remove.setId("delete-failed");
    remove.addThemeVariants(ButtonVariant.ERROR);
    Div actions = new Div(again, remove);
    actions.addClassName("actions");
    add(
        new Panel("Mail that failed", actions)
            .explained(
                mails(failed, reader)
                    + " could not be handed over in ten attempts, over some hours. It is deleted by"
                    + " itself after a while, because it holds names and addresses."));
  }

  private static String mails(long count, Reader reader) {
    return count == 1 ? "1 mail" : reader.number(count) + " mails";
  }

  private static ConfirmDialog ask(
      long failed, Reader reader, LongSupplier delete, Runnable afterwards) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setId("delete-failed-dialog");
    dialog.setHeader("Delete " + mails(failed, reader) + "?");
    dialog.setText("Those whom it is to never get it. They can ask for a new one.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Delete");
    dialog.addConfirmListener(
        confirm -> {
          Notice.done(mails(delete.getAsLong(), reader) + " deleted.");
          afterwards.run();
        });
    return dialog;
  }
}
