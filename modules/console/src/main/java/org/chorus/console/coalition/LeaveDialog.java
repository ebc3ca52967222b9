package org.chorus.console.coalition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.kernel.Actor;
import org.chorus.organization.OrganizationProfile;

/** Takes the organization out of a coalition, after saying what that means. */
final class LeaveDialog extends Dialog {

  LeaveDialog(
      Actor actor,
      CoalitionOverview coalition,
      OrganizationProfile own,
      Seats seats,
      Runnable left,
      Runnable stayed) {
    setHeaderTitle(own.name() + " leaves " + coalition.name());
    addClassName("dialog");
    add(
        new Paragraph("From this moment on:"),
        new UnorderedList(
            new ListItem(
                "Your pages take no signatures, and point people to the coalition's common page."),
            new ListItem(
                "Nobody sees the coalition's campaigns and numbers here, or exports the people you"
                    + " received in it. Export them first if you may keep them."),
            new ListItem(
                "What was signed on your pages stays with the campaigns and credited to you."),
            new ListItem(
                "You can come back only if you are invited again, and then receive people who sign"
                    + " from then on.")));
    TextArea reason = new TextArea("Reason (optional)");
    reason.setId("leave-reason");
    reason.setHelperText("The partners of the coalition read it.");
    reason.setMaxLength(Seats.MAX_REASON);
    reason.setWidthFull();
    add(reason);
    Button leave =
        new Button(
            "Leave",
            click -> {
              SeatOutcome outcome = seats.leave(actor, coalition.id(), reason.getValue());
              SeatNotices.tell(outcome, own.name() + " has left " + coalition.name() + ".");
              close();
              (outcome instanceof SeatOutcome.Done ? left : stayed).run();
            });
    leave.setId("confirm-leave");
    leave.addThemeVariants(ButtonVariant.ERROR);
    getFooter().add(new Button("Stay", click -> close()), leave);
  }
}
