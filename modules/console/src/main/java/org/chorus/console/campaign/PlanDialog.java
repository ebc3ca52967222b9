package org.chorus.console.campaign;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Optional;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.LifeOutcome;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;

/** When a campaign opens and closes by itself, in the time zone of the person who plans it. */
final class PlanDialog extends Dialog {

  private final Actor actor;
  private final CampaignOverview campaign;
  private final CampaignLife life;
  private final Reader reader;
  private final Runnable afterwards;
  private final DateTimePicker opening = new DateTimePicker("Opens (empty: when published)");
  private final DateTimePicker closing = new DateTimePicker("Closes (empty: by hand)");

  PlanDialog(
      Actor actor,
      CampaignOverview campaign,
      CampaignLife life,
      Reader reader,
      Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.life = life;
    this.reader = reader;
    this.afterwards = afterwards;
    setId("plan-dialog");
    addClassName("dialog");
    setHeaderTitle("Plan opening and closing");
    boolean open = campaign.publishedAt().isPresent() && campaign.signing().opensAt().isEmpty();
    add(
        new Paragraph(
            (open
                    ? "Every partner sees the plan, and the campaign closes at the very minute,"
                    : "Every partner sees the plan. Until the opening the pages can be read and say"
                        + " when it is; the campaign opens and closes at the very minute,")
                + " without anybody being there. Times are in "
                + reader.zone().getDisplayName(TextStyle.FULL, reader.locale())
                + "."));
    fill(opening, "plan-opening", campaign.signing().opensAt());
    fill(closing, "plan-closing", campaign.signing().closesAt());
    opening.setVisible(!open);
    Button save = new Button("Save the plan", click -> save());
    save.setId("save-plan");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), save);
  }

  private void fill(DateTimePicker picker, String id, Optional<Instant> planned) {
    picker.setId(id);
    picker.setLocale(reader.locale());
    picker.setWidthFull();
    planned.ifPresent(instant -> picker.setValue(instant.atZone(reader.zone()).toLocalDateTime()));
    add(picker);
  }

  private void save() {
    opening.setInvalid(false);
    closing.setInvalid(false);
    LifeOutcome outcome =
        life.plan(actor, campaign.id(), chosen(opening), chosen(closing), reader.zone());
    switch (outcome) {
      case LifeOutcome.Done() -> {
        Notice.done("The plan is saved.");
        close();
        afterwards.run();
      }
      case LifeOutcome.NotInTheFuture refused ->
          complain(
              switch (refused.moment()) {
                case OPENING -> opening;
                case CLOSING -> closing;
              },
              refused);
      case LifeOutcome.ClosesBeforeItOpens refused -> complain(closing, refused);
      case LifeOutcome.Refused refused -> {
        Notice.problem(refused.remedy());
        close();
        afterwards.run();
      }
    }
  }

  private static void complain(DateTimePicker picker, LifeOutcome.Refused refused) {
    picker.setErrorMessage(refused.remedy());
    picker.setInvalid(true);
  }

  private Optional<Instant> chosen(DateTimePicker picker) {
    return Optional.ofNullable(picker.getValue())
        .map(moment -> moment.atZone(reader.zone()).toInstant());
  }
}
