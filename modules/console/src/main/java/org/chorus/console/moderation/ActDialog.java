package org.chorus.console.moderation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.signature.moderation.ActOutcome;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.MaskedSignature;
import org.chorus.signature.moderation.ModerationActions;
import org.chorus.signature.moderation.Preview;
import org.chorus.signature.moderation.SignatureFilter;

/** Says what it would come to, and asks why, before a moderator does something. */
final class ActDialog extends Dialog {

  private final Actor actor;
  private final CampaignId campaign;
  private final Deed deed;
  private final SignatureFilter filter;
  private final ModerationActions actions;
  private final Runnable afterwards;
  private final TextArea reason = new TextArea("Why?");

  ActDialog(
      Actor actor,
      CampaignId campaign,
      Deed deed,
      SignatureFilter filter,
      ModerationActions actions,
      Reader reader,
      Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.deed = deed;
    this.filter = filter;
    this.actions = actions;
    this.afterwards = afterwards;
    setId("act-dialog");
    addClassName("dialog");
    Preview preview = actions.preview(actor, campaign, deed, filter);
    String signatures = signatures(preview.selected(), reader);
    setHeaderTitle(
        switch (deed) {
          case TAKE_OUT -> "Take " + signatures + " out?";
          case LET_IN -> "Let " + signatures + " in?";
        });
    Paragraph number =
        new Paragraph(
            preview.numberNow() == preview.numberThen()
                ? "The number that everybody sees stays " + reader.number(preview.numberNow()) + "."
                : "The number that everybody sees goes from "
                    + reader.number(preview.numberNow())
                    + " to "
                    + reader.number(preview.numberThen())
                    + ".");
    number.setId("preview-number");
    add(number);
    if (!preview.sample().isEmpty()) {
      UnorderedList sample = new UnorderedList();
      preview.sample().forEach(each -> sample.add(new ListItem(line(each, reader))));
      long others = preview.selected() - preview.sample().size();
      if (others > 0) {
        sample.add(new ListItem("and " + reader.number(others) + " more"));
      }
      add(sample);
    }
    reason.setId("act-reason");
    reason.setHelperText(
        "Recorded with your name, and read by the campaign's moderators. Name nobody who signed.");
    reason.setMaxLength(ModerationActions.LONGEST_REASON);
    reason.setWidthFull();
    Paragraph undo =
        new Paragraph(
            "Nobody who signed is told. You can take it back, as a whole, under “What was done”.");
    undo.addClassName("hint");
    add(reason, undo);
    Button act = new Button(Worded.button(deed), click -> act());
    act.setId("act");
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setEnabled(preview.selected() > 0);
    getFooter().add(new Button("Cancel", click -> close()), act);
  }

  static String signatures(long number, Reader reader) {
    return reader.number(number) + (number == 1 ? " signature" : " signatures");
  }

  private static String line(MaskedSignature each, Reader reader) {
    return each.initials() + " " + each.address() + ", " + reader.moment(each.signedAt());
  }

  private void act() {
    switch (actions.act(actor, campaign, deed, filter, reason.getValue())) {
      case ActOutcome.Begun(long action) -> {
        actions
            .action(actor, campaign, action)
            .ifPresent(
                begun ->
                    Notice.done(
                        begun.state().isUnderWay()
                            ? "It has begun. You see below how far it is."
                            : "Done. You can take it back below."));
        close();
        afterwards.run();
      }
      case ActOutcome.NothingToDo() -> {
        Notice.problem("Nothing is left to do: somebody else has done it meanwhile.");
        close();
        afterwards.run();
      }
      case ActOutcome.ReasonMissing() -> {
        reason.setErrorMessage("Say why, in at most 300 characters.");
        reason.setInvalid(true);
      }
    }
  }
}
