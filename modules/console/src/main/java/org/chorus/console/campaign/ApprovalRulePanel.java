package org.chorus.console.campaign;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import org.chorus.campaign.CampaignOverview;
import org.chorus.campaign.approval.ApprovalRules;
import org.chorus.campaign.approval.RuleOutcome;
import org.chorus.campaign.life.ApprovalRule;
import org.chorus.console.look.Names;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.kernel.Actor;

/** Whose approval counts as a partner's, and the switch for those who may change it. */
final class ApprovalRulePanel extends Div {

  private final Actor actor;
  private final CampaignOverview campaign;
  private final ApprovalRules rules;
  private final Runnable afterwards;

  ApprovalRulePanel(
      Actor actor,
      CampaignOverview campaign,
      ApprovalRules rules,
      Reader reader,
      Runnable afterwards) {
    this.actor = actor;
    this.campaign = campaign;
    this.rules = rules;
    this.afterwards = afterwards;
    setId("approval-rule");
    ApprovalRule rule = campaign.rule().approvalRule();
    Panel panel = new Panel("Who approves: " + Explained.title(rule));
    panel.add(new Paragraph(Explained.explanation(rule)));
    campaign
        .rule()
        .by()
        .ifPresent(
            by ->
                panel.add(
                    new Paragraph(
                        "Changed by "
                            + by
                            + campaign.rule().at().map(at -> ", " + reader.moment(at)).orElse("")
                            + ".")));
    if (rules.mayChange(actor, campaign.id())) {
      warn(panel, rule);
      ApprovalRule other =
          switch (rule) {
            case ANY_APPROVER -> ApprovalRule.FOUR_EYES;
            case FOUR_EYES -> ApprovalRule.ANY_APPROVER;
          };
      Button change = new Button(words(other), click -> ask(other));
      change.setId("change-approval-rule");
      Div row = new Div(change);
      row.addClassName("actions");
      panel.add(row);
    }
    add(panel);
  }

  /** A partner with one approver is stuck as soon as that person writes. */
  private void warn(Panel panel, ApprovalRule rule) {
    List<String> few =
        rules.approvers(actor, campaign.coalition()).entrySet().stream()
            .filter(partner -> partner.getValue() < 2)
            .map(Map.Entry::getKey)
            .toList();
    if (!few.isEmpty()) {
      Paragraph warning =
          new Paragraph(
              "Fewer than two people can approve for "
                  + Names.inBrief(few)
                  + switch (rule) {
                    case FOUR_EYES -> ": if they write, nobody is left to approve.";
                    case ANY_APPROVER ->
                        ": with four eyes, nobody would be left to approve if they write.";
                  });
      warning.setId("few-approvers");
      warning.addClassName("hint");
      panel.add(warning);
    }
  }

  private static String words(ApprovalRule wanted) {
    return switch (wanted) {
      case FOUR_EYES -> "Ask for four eyes";
      case ANY_APPROVER -> "Let any approver approve";
    };
  }

  private void ask(ApprovalRule wanted) {
    switch (wanted) {
      case ANY_APPROVER -> change(wanted);
      case FOUR_EYES ->
          ApprovalsAtStake.change(
              campaign,
              words(wanted),
              "Approvals by people who wrote some of what would go public end.",
              () -> change(wanted));
    }
  }

  private void change(ApprovalRule wanted) {
    switch (rules.change(actor, campaign.id(), wanted)) {
      case RuleOutcome.Holds(var rule, var voided) ->
          Notice.done(
              switch (rule) {
                case ANY_APPROVER -> "Any approver can approve now.";
                case FOUR_EYES ->
                    voided.isEmpty()
                        ? "Nobody approves what they wrote from now on."
                        : "Nobody approves what they wrote from now on. To be approved again by"
                            + " somebody else, for: "
                            + Names.inBrief(voided)
                            + ".";
              });
      case RuleOutcome.HeldAlready(var ignored) -> Notice.done("It is so already.");
      case RuleOutcome.NotNow refused -> Notice.problem(refused.remedy());
    }
    afterwards.run();
  }
}
