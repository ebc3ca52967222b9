package org.chorus.console.campaign;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.ChallengeMode;
import org.chorus.campaign.life.Protection;
import org.chorus.campaign.life.SettingOutcome;
import org.chorus.campaign.life.SuspicionRule;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;

/** Chooses how a campaign is protected, which holds a second later on all its pages. */
final class ProtectionDialog extends Dialog {

  private final Actor actor;
  private final CampaignOverview campaign;
  private final CampaignSettings settings;
  private final Runnable afterwards;
  private final ChoiceGroup<ChallengeMode> challenge =
      new ChoiceGroup<>("When do pages set a challenge?", Explained::title, Explained::explanation);
  private final ChoiceGroup<SuspicionRule> rule =
      new ChoiceGroup<>(
          "What becomes of suspicious signatures?", Explained::title, Explained::explanation);

  ProtectionDialog(
      Actor actor, CampaignOverview campaign, CampaignSettings settings, Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.settings = settings;
    this.afterwards = afterwards;
    setId("protection-dialog");
    addClassName("dialog");
    setHeaderTitle("Change the protection");
    add(
        new Paragraph(
            "It holds a second later on every page of the campaign, for signatures from then on."
                + " Your partners see what you chose."));
    challenge.setId("challenge-mode");
    challenge.setItems(ChallengeMode.values());
    challenge.setValue(campaign.protection().protection().challengeMode());
    rule.setId("suspicion-rule");
    rule.setItems(SuspicionRule.values());
    rule.setValue(campaign.protection().protection().suspicionRule());
    add(challenge, rule);
    Button save = new Button("Save", click -> save());
    save.setId("save-protection");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), save);
  }

  private void save() {
    Protection wanted = new Protection(challenge.getValue(), rule.getValue());
    switch (settings.protect(actor, campaign.id(), wanted)) {
      case SettingOutcome.Done() -> Notice.done("The protection is changed.");
      case SettingOutcome.Refused refused -> Notice.problem(refused.remedy());
    }
    close();
    afterwards.run();
  }
}
