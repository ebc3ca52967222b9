package org.chorus.console.coalition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;
import org.chorus.organization.CoalitionOverview;
import org.chorus.organization.Coalitions;
import org.chorus.organization.InviteOutcome;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Partner;

/** Invites an organization that Chorus knows into a coalition. */
final class InviteDialog extends Dialog {

  InviteDialog(
      Actor actor,
      CoalitionOverview coalition,
      List<OrganizationProfile> others,
      Coalitions coalitions,
      Runnable afterwards) {
    setHeaderTitle("Invite an organization");
    addClassName("dialog");
    List<OrganizationProfile> seated =
        coalition.partners().stream()
            .filter(partner -> !partner.state().canBeInvited())
            .map(Partner::organization)
            .toList();
    ComboBox<OrganizationProfile> organization = new ComboBox<>("Organization");
    organization.setId("invitee");
    organization.setItems(others.stream().filter(other -> !seated.contains(other)).toList());
    organization.setItemLabelGenerator(OrganizationProfile::name);
    organization.setHelperText("Organizations appear here once somebody of theirs has logged in.");
    organization.setWidthFull();
    add(
        new Paragraph(
            "It sees the coalition's name, partners and terms, and nothing else until it accepts."),
        organization);

    Button invite =
        new Button(
            "Invite",
            click -> {
              OrganizationProfile invitee = organization.getValue();
              if (invitee == null) {
                organization.setErrorMessage("Choose an organization.");
                organization.setInvalid(true);
                return;
              }
              switch (coalitions.invite(actor, coalition.id(), invitee.alias())) {
                case InviteOutcome.Invited() ->
                    Notice.done(
                        invitee.name() + " is invited, and has 30 days to accept the terms.");
                case InviteOutcome.UnknownOrganization() ->
                    Notice.problem(invitee.name() + " is not known to Chorus any more.");
                case InviteOutcome.AlreadySeated(var state) ->
                    Notice.problem(
                        switch (state) {
                          case INVITED -> invitee.name() + " has been invited already.";
                          case ACTIVE -> invitee.name() + " is a partner already.";
                          case SUSPENDED -> invitee.name() + " is suspended. Reinstate it instead.";
                          case EXPIRED, LEFT, DECLINED, REVOKED ->
                              invitee.name() + " can be invited now. Try once more.";
                        });
              }
              close();
              afterwards.run();
            });
    invite.setId("send-invitation");
    invite.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), invite);
  }
}
