package org.chorus.console.campaign;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignState;
import org.chorus.campaign.life.CampaignStep;
import org.chorus.campaign.life.LifeOutcome;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;

/** Says what a step in a campaign's life means, asks why, and takes it. */
final class StepDialog extends Dialog {

  private final Actor actor;
  private final CampaignOverview campaign;
  private final CampaignStep step;
  private final CampaignLife life;
  private final Runnable afterwards;
  private final TextArea reason = new TextArea();
  private final TextArea message = new TextArea("Message to supporters (optional)");
  private final DatePicker day = new DatePicker("Handed over on");

  StepDialog(
      Actor actor,
      CampaignOverview campaign,
      CampaignStep step,
      CampaignLife life,
      Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.step = step;
    this.life = life;
    this.afterwards = afterwards;
    setId("step-dialog");
    addClassName("dialog");
    setHeaderTitle(title(step, campaign.state()) + ": " + campaign.name());
    add(new Paragraph(meaning()));
    reason.setId("step-reason");
    message.setId("step-message");
    day.setId("delivery-day");
    switch (step) {
      case PAUSE -> {
        ask(reason, "Reason", "Every partner reads it.");
        reason.setRequiredIndicatorVisible(true);
        ask(message, "Message to supporters (optional)", "Shown where the form stood, as it is.");
      }
      case RESUME -> {
        boolean own =
            campaign.standing().organization().filter(actor.organization()::equals).isPresent();
        ask(reason, own ? "Reason (optional)" : "Reason", "Every partner reads it.");
        reason.setRequiredIndicatorVisible(!own);
      }
      case CLOSE, REOPEN -> ask(reason, "Reason (optional)", "Every partner reads it.");
      case DELIVER -> {
        Reader reader = Reader.current();
        day.setLocale(reader.locale());
        day.setRequiredIndicatorVisible(true);
        add(day);
      }
      case ARCHIVE, ASK_FOR_APPROVAL, PUBLISH -> {}
    }
    Button confirm = new Button(title(step, campaign.state()), click -> take());
    confirm.setId("confirm-step");
    confirm.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), confirm);
  }

  private void ask(TextArea field, String label, String help) {
    field.setLabel(label);
    field.setHelperText(help + " Up to " + CampaignLife.MAX_WORDS + " characters.");
    field.setMaxLength(CampaignLife.MAX_WORDS);
    field.setWidthFull();
    add(field);
  }

  private void take() {
    if (step == CampaignStep.DELIVER && day.isEmpty()) {
      day.setErrorMessage("Choose the day.");
      day.setInvalid(true);
      return;
    }
    switch (outcome()) {
      case LifeOutcome.Done() -> {
        Notice.done(done());
        close();
        afterwards.run();
      }
      case LifeOutcome.ReasonMissing missing -> {
        reason.setErrorMessage(missing.remedy());
        reason.setInvalid(true);
      }
      case LifeOutcome.DeliveryOutOfOrder outOfOrder -> {
        day.setErrorMessage(outOfOrder.remedy());
        day.setInvalid(true);
      }
      case LifeOutcome.Refused refused -> {
        Notice.problem(refused.remedy());
        close();
        afterwards.run();
      }
    }
  }

  private LifeOutcome outcome() {
    return switch (step) {
      case PAUSE -> life.pause(actor, campaign.id(), reason.getValue(), message.getValue());
      case RESUME -> life.resume(actor, campaign.id(), reason.getValue());
      case CLOSE -> life.close(actor, campaign.id(), reason.getValue());
      case REOPEN -> life.reopen(actor, campaign.id(), reason.getValue());
      case DELIVER -> life.markDelivered(actor, campaign.id(), day.getValue());
      case ARCHIVE -> life.archive(actor, campaign.id());
      case ASK_FOR_APPROVAL, PUBLISH ->
          throw new IllegalStateException("not a step of this dialog: " + step);
    };
  }

  /** The step as a part of ids. */
  static String word(CampaignStep step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  /** What the step is called on its button. */
  static String title(CampaignStep step, CampaignState state) {
    return switch (step) {
      case PAUSE -> "Pause";
      case RESUME -> "Resume";
      case CLOSE -> "Close";
      case REOPEN -> "Reopen";
      case DELIVER -> "Mark as delivered";
      case ARCHIVE ->
          switch (state) {
            case DRAFT, IN_APPROVAL -> "Give up this draft";
            case PUBLISHED, PAUSED, CLOSED, DELIVERED, ARCHIVED -> "Archive";
          };
      case ASK_FOR_APPROVAL -> "Ask for approval";
      case PUBLISH -> "Publish";
    };
  }

  private String meaning() {
    return switch (step) {
      case PAUSE ->
          "Nobody can sign any more, from this moment on, on any partner's page. The pages can still"
              + " be read, and signatures given so far count. Your organization or a convener can"
              + " resume it.";
      case RESUME -> "People can sign again at once, on every partner's page.";
      case CLOSE ->
          "Nobody can sign any more. The pages show the final number and thank everybody. It can be"
              + " reopened until it is delivered.";
      case REOPEN -> "People can sign again at once. No closing is planned then.";
      case DELIVER ->
          "The pages will say on which day the signatures were handed over. It cannot be reopened"
              + " after that.";
      case ARCHIVE ->
          campaign.publishedAt().isPresent()
              ? "It cannot be changed or reopened after that. What was public can still be read."
              : "It cannot be changed or taken up again after that. The partners can still read it.";
      case ASK_FOR_APPROVAL, PUBLISH -> "";
    };
  }

  private String done() {
    return campaign.name()
        + switch (step) {
          case PAUSE -> " is paused.";
          case RESUME -> " is open again.";
          case CLOSE -> " is closed.";
          case REOPEN -> " is open again.";
          case DELIVER -> " is marked as delivered.";
          case ARCHIVE -> " is archived.";
          case ASK_FOR_APPROVAL -> " is in approval.";
          case PUBLISH -> " is public.";
        };
  }
}
