package org.chorus.console.campaign;

import static org.chorus.access.Permission.MODERATE;
import static org.chorus.access.Permission.READ_NUMBERS;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.life.CampaignSettings;
import org.chorus.campaign.life.Protection;
import org.chorus.console.look.Links;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;
import org.chorus.signature.Standing;
import org.chorus.signature.moderation.Moderation;

/** How a campaign is protected against abuse, and the change for those who may make it. */
final class ProtectionPanel extends Div {

  ProtectionPanel(
      Actor actor,
      CampaignOverview campaign,
      CampaignSettings settings,
      Moderation moderation,
      Access access,
      Reader reader,
      Runnable afterwards) {
    setId("protection");
    Protection protection = campaign.protection().protection();
    Panel panel =
        new Panel("Protection against abuse")
            .explained(
                "Signatures that look as if a program gave them are marked. Nobody is refused or"
                    + " told: whoever tries learns nothing.");
    DescriptionList list = new DescriptionList();
    list.addClassName("facts");
    fact(
        list,
        "Challenge",
        Explained.title(protection.challengeMode()),
        Explained.explanation(protection.challengeMode()));
    fact(
        list,
        "Suspicious signatures",
        Explained.title(protection.suspicionRule()),
        Explained.explanation(protection.suspicionRule()));
    panel.add(list);
    if (access.may(actor, READ_NUMBERS, campaign.coalition(), campaign.id())) {
      waiting(panel, actor, campaign, moderation, access, reader);
    }
    campaign
        .protection()
        .by()
        .ifPresent(
            by ->
                panel.add(
                    new Paragraph(
                        "Changed by "
                            + by
                            + campaign
                                .protection()
                                .at()
                                .map(at -> ", " + reader.moment(at))
                                .orElse("")
                            + ".")));
    if (settings.mayProtect(actor, campaign.id())) {
      Button change =
          new Button(
              "Change the protection",
              click -> new ProtectionDialog(actor, campaign, settings, afterwards).open());
      change.setId("change-protection");
      Div row = new Div(change);
      row.addClassName("actions");
      panel.add(row);
    }
    add(panel);
  }

  /** Every co-owner sees that somebody has to look; what there is to see, moderators only. */
  private static void waiting(
      Panel panel,
      Actor actor,
      CampaignOverview campaign,
      Moderation moderation,
      Access access,
      Reader reader) {
    long held = moderation.standings(actor, campaign.id()).of(Standing.HELD);
    if (held == 0) {
      return;
    }
    Paragraph waiting =
        new Paragraph(
            reader.number(held)
                + (held == 1 ? " signature waits" : " signatures wait")
                + " for a moderator.");
    waiting.setId("held");
    if (access.may(actor, MODERATE, campaign.coalition(), campaign.id())) {
      waiting.add(" ");
      waiting.add(Links.to("campaigns/" + campaign.id() + "/signatures", "Look at them"));
    } else {
      waiting.add(" Administrators give that role, for this campaign.");
    }
    panel.add(waiting);
  }

  private static void fact(DescriptionList list, String term, String title, String explanation) {
    Paragraph why = new Paragraph(explanation);
    why.addClassName("hint");
    list.add(
        new DescriptionList.Term(term),
        new DescriptionList.Description(new Div(new Paragraph(title), why)));
  }
}
