package org.chorus.console.campaign;

import static org.chorus.access.Permission.PUBLISH;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignLife;
import org.chorus.campaign.life.CampaignStep;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;

/** Whether people can sign, since when, by whom and why; and what the person may do about it. */
final class LifePanel extends Div {

  private final Actor actor;
  private final CampaignOverview campaign;
  private final CampaignLife life;
  private final Runnable afterwards;
  private final Reader reader = Reader.current();

  LifePanel(
      Actor actor,
      CampaignOverview campaign,
      CampaignLife life,
      Access access,
      Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.life = life;
    this.afterwards = afterwards;
    setId("life");
    Panel panel = new Panel("Signing");
    words().forEach(sentence -> panel.add(new Paragraph(sentence)));
    List<Button> buttons = buttons(access.may(actor, PUBLISH, campaign.coalition()));
    if (buttons.isEmpty()) {
      Paragraph hint = new Paragraph(whoActs());
      hint.addClassName("hint");
      panel.add(hint);
    } else {
      Div row = new Div();
      buttons.forEach(row::add);
      row.addClassName("actions");
      panel.add(row);
    }
    add(panel);
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    switch (campaign.state()) {
      case DRAFT, IN_APPROVAL -> words.add("Not public yet, so nobody can sign.");
      case PUBLISHED ->
          words.add(
              campaign.signing().opensAt().isPresent()
                  ? "Public, and not open for signatures yet."
                  : "Open for signatures" + sinceAndBy() + ".");
      case PAUSED -> {
        words.add("Paused" + sinceAndBy() + ". The pages can be read; nobody can sign.");
        words.add(
            campaign.signing().publicMessage().isEmpty()
                ? "Supporters read that it is paused for now."
                : "Supporters read: “" + campaign.signing().publicMessage() + "”");
      }
      case CLOSED -> words.add("Closed" + sinceAndBy() + ". The pages show the final number.");
      case DELIVERED ->
          words.add(
              "Delivered on "
                  + campaign.signing().deliveredOn().map(reader::date).orElse("")
                  + ", recorded"
                  + sinceAndBy()
                  + ".");
      case ARCHIVED -> words.add("Archived" + sinceAndBy() + ". It stays as it is.");
    }
    if (!campaign.standing().reason().isEmpty()) {
      words.add("Reason: " + campaign.standing().reason());
    }
    planned("Opens on ", campaign.signing().opensAt()).ifPresent(words::add);
    planned("Closes on ", campaign.signing().closesAt()).ifPresent(words::add);
    return words;
  }

  private Optional<String> planned(String what, Optional<Instant> when) {
    return switch (campaign.state()) {
      case DRAFT, IN_APPROVAL, PUBLISHED, PAUSED ->
          when.map(instant -> what + reader.moment(instant) + ", by itself.");
      case CLOSED, DELIVERED, ARCHIVED -> Optional.empty();
    };
  }

  private String sinceAndBy() {
    CampaignOverview.Standing standing = campaign.standing();
    return " since "
        + reader.moment(standing.since())
        + standing.by().map(name -> ", by " + name).orElse("")
        + standing.organizationName().map(name -> " of " + name).orElse("");
  }

  /** For those who can do nothing here: who can. */
  private String whoActs() {
    return switch (campaign.state()) {
      case DRAFT, IN_APPROVAL -> "Conveners plan when it opens and closes.";
      case PUBLISHED ->
          "Approvers and administrators of every partner can pause it. Conveners close it.";
      case PAUSED -> "Whoever paused it, and conveners, can resume it.";
      case CLOSED, DELIVERED -> "Conveners deliver and archive it.";
      case ARCHIVED -> "There is nothing left to do.";
    };
  }

  private List<Button> buttons(boolean convener) {
    List<Button> buttons = new ArrayList<>();
    Set<CampaignStep> open = life.stepsOpenTo(actor, campaign.id());
    for (CampaignStep step : open) {
      Button button =
          new Button(
              StepDialog.title(step, campaign.state()),
              click -> new StepDialog(actor, campaign, step, life, afterwards).open());
      button.setId(StepDialog.word(step) + "-campaign");
      if (step == CampaignStep.RESUME) {
        button.addThemeVariants(ButtonVariant.PRIMARY);
      }
      buttons.add(button);
    }
    if (convener && isPlannable()) {
      Button plan =
          new Button(
              "Plan opening and closing",
              click -> new PlanDialog(actor, campaign, life, reader, afterwards).open());
      plan.setId("plan-campaign");
      buttons.add(plan);
    }
    return buttons;
  }

  private boolean isPlannable() {
    return switch (campaign.state()) {
      case DRAFT, IN_APPROVAL, PUBLISHED, PAUSED -> true;
      case CLOSED, DELIVERED, ARCHIVED -> false;
    };
  }
}
