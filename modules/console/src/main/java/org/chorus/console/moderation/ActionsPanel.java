package org.chorus.console.moderation;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.signature.moderation.ModerationAction;
import org.chorus.signature.moderation.ModerationActions;
import org.chorus.signature.moderation.UndoOutcome;
import org.jspecify.annotations.Nullable;

/** What moderators of a campaign did, how far it is, and the way to take it back. */
final class ActionsPanel extends Div {

  private static final int MILLISECONDS = 1000;
  private static final int NEVER = -1;

  private final Actor actor;
  private final CampaignId campaign;
  private final ModerationActions actions;
  private final Reader reader;
  private final Runnable afterwards;
  private final Div content = new Div();
  private boolean underWay;
  private @Nullable Registration asking;

  /**
   * @param afterwards when something is done that was under way
   */
  ActionsPanel(
      Actor actor,
      CampaignId campaign,
      ModerationActions actions,
      Reader reader,
      Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.actions = actions;
    this.reader = reader;
    this.afterwards = afterwards;
    setId("what-was-done");
    add(new Panel("What was done", content));
    refresh();
  }

  void refresh() {
    List<ModerationAction> done = actions.actions(actor, campaign);
    content.removeAll();
    if (done.isEmpty()) {
      content.add(
          new Paragraph(
              "Nothing yet. What moderators of this campaign let in and take out stands here, and"
                  + " can be taken back."));
    } else {
      UnorderedList list = new UnorderedList();
      list.addClassName("rows");
      done.forEach(each -> list.add(row(each)));
      content.add(list);
    }
    underWay = done.stream().anyMatch(each -> each.state().isUnderWay());
    getUI().ifPresent(this::askAgain);
  }

  private void askAgain(UI ui) {
    ui.setPollInterval(underWay ? MILLISECONDS : NEVER);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    asking = attach.getUI().addPollListener(poll -> look());
    askAgain(attach.getUI());
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (asking != null) {
      asking.remove();
    }
    detach.getUI().setPollInterval(NEVER);
  }

  private void look() {
    boolean was = underWay;
    refresh();
    if (was && !underWay) {
      afterwards.run();
    }
  }

  private ListItem row(ModerationAction action) {
    Span title =
        new Span(
            ActDialog.signatures(action.selected(), reader) + " " + Worded.done(action.deed()));
    title.addClassName("row-title");
    Span what =
        new Span(
            action.by()
                + ", "
                + reader.moment(action.at())
                + ": “"
                + action.reason()
                + "” Chosen: "
                + reader.momentsIn(action.selection())
                + "."
                + action
                    .undone()
                    .map(
                        undone ->
                            " Taken back by "
                                + undone.by()
                                + ", "
                                + reader.moment(undone.at())
                                + " ("
                                + reader.number(action.restored())
                                + " of "
                                + reader.number(action.changed())
                                + ").")
                    .orElse(""));
    what.addClassName("hint");
    Div buttons = new Div();
    buttons.addClassName("row-actions");
    switch (action.state()) {
      case RUNNING, DONE -> {
        Button undo = new Button("Take back", click -> ask(action));
        undo.setId("undo-" + action.id());
        buttons.add(undo);
      }
      case UNDOING, UNDONE -> {}
    }
    ListItem row = new ListItem(title, tag(action), what, buttons);
    if (action.state() == ModerationAction.State.RUNNING) {
      ProgressBar bar = new ProgressBar(0, action.selected(), action.handled());
      bar.getElement().setAttribute("aria-label", "Progress");
      bar.addClassName("row-progress");
      row.add(bar);
    }
    row.addClassName("row");
    return row;
  }

  private Tag tag(ModerationAction action) {
    return switch (action.state()) {
      case RUNNING ->
          new Tag(
              reader.number(action.handled()) + " of " + reader.number(action.selected()),
              Tag.Tone.WAITING);
      case DONE -> new Tag("Done", Tag.Tone.GOOD);
      case UNDOING -> new Tag("Being taken back", Tag.Tone.WAITING);
      case UNDONE -> new Tag("Taken back", Tag.Tone.QUIET);
    };
  }

  private void ask(ModerationAction action) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Take it back?");
    dialog.setText(
        "What it changed becomes what it was before. Signatures that somebody has changed again"
            + " since stay as they are.");
    dialog.setCancelable(true);
    dialog.setCancelText("Cancel");
    dialog.setConfirmText("Take back");
    dialog.addConfirmListener(confirm -> undo(action));
    dialog.open();
  }

  private void undo(ModerationAction action) {
    switch (actions.undo(actor, campaign, action.id())) {
      case UndoOutcome.Begun() -> Notice.done("It is being taken back.");
      case UndoOutcome.UndoneBefore() -> Notice.problem("Somebody has taken it back before.");
      case UndoOutcome.Unknown() -> Notice.problem("It is not there any more.");
    }
    refresh();
    afterwards.run();
  }
}
