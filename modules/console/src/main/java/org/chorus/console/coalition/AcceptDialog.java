package org.chorus.console.coalition;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.IntFunction;
import org.chorus.coalition.AnswerOutcome;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.organization.OrganizationProfile;

/**
 * Shows the terms once more and accepts exactly the version that was shown: to join, or to take
 * part again.
 */
final class AcceptDialog extends ConfirmDialog {

  AcceptDialog(
      Actor actor,
      CoalitionOverview coalition,
      OrganizationProfile own,
      IntFunction<AnswerOutcome> accept,
      Runnable afterwards) {
    int version = coalition.terms().version();
    setHeader("Accept terms version " + version + " on behalf of " + own.name());
    Div text =
        new Div(
            new TermsText(coalition.terms(), Reader.current()),
            new Paragraph("Your name, " + actor.name() + ", and the time are recorded."));
    text.addClassName("dialog-text");
    setText(text);
    setCancelable(true);
    setCancelText("Not now");
    setConfirmText("Accept terms version " + version);
    addConfirmListener(
        confirm -> {
          switch (accept.apply(version)) {
            case AnswerOutcome.Joined() ->
                Notice.done(own.name() + " is now a partner of " + coalition.name() + ".");
            case AnswerOutcome.TermsChanged(var current) ->
                Notice.problem(
                    "The terms have changed meanwhile. Read version "
                        + current
                        + ", then accept it.");
            case AnswerOutcome.Expired(var ignored) ->
                Notice.problem("The invitation has expired. Ask a convener to renew it.");
            case AnswerOutcome.NotInvited(),
                AnswerOutcome.Declined(),
                AnswerOutcome.ReasonTooLong() ->
                Notice.problem("The invitation has been answered already.");
          }
          afterwards.run();
        });
  }
}
