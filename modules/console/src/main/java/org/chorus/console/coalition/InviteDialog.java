package org.chorus.console.coalition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.chorus.coalition.CoalitionOverview;
import org.chorus.coalition.Coalitions;
import org.chorus.coalition.EmailInvitationOutcome;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.InviteOutcome;
import org.chorus.coalition.Partner;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;
import org.chorus.organization.OrganizationProfile;

/** Invites an organization into a coalition: one that Chorus knows, or whoever reads an address. */
final class InviteDialog extends Dialog {

  /** Whom to invite. */
  private enum Way {
    KNOWN("An organization on Chorus", "Choose it from those of whom somebody has logged in."),
    EMAIL(
        "Somebody, by email",
        "They get a link and take the invitation up for their organization, which may be new here.");

    private final String title;
    private final String explanation;

    Way(String title, String explanation) {
      this.title = title;
      this.explanation = explanation;
    }

    String title() {
      return title;
    }

    String explanation() {
      return explanation;
    }
  }

  private final Actor actor;
  private final CoalitionOverview coalition;
  private final Coalitions coalitions;
  private final EmailInvitations invitations;
  private final ChoiceGroup<Way> way =
      new ChoiceGroup<>("Whom do you invite?", Way::title, Way::explanation);
  private final ComboBox<OrganizationProfile> organization = new ComboBox<>("Organization");
  private final EmailField email = new EmailField("Email address");
  private final TextField name = new TextField("Name of the organization (optional)");

  InviteDialog(
      Actor actor,
      CoalitionOverview coalition,
      List<OrganizationProfile> others,
      Coalitions coalitions,
      EmailInvitations invitations,
      Runnable afterwards) {
    this.actor = actor;
    this.coalition = coalition;
    this.coalitions = coalitions;
    this.invitations = invitations;
    setHeaderTitle("Invite an organization");
    addClassName("dialog");
    List<OrganizationProfile> seated =
        coalition.partners().stream()
            .filter(partner -> !partner.state().canBeInvited())
            .map(Partner::organization)
            .toList();
    way.setId("invitation-way");
    way.setItems(List.of(Way.values()));
    way.addValueChangeListener(change -> showFields());
    organization.setId("invitee");
    organization.setItems(others.stream().filter(other -> !seated.contains(other)).toList());
    organization.setItemLabelGenerator(OrganizationProfile::name);
    organization.setWidthFull();
    email.setId("invitee-email");
    email.setHelperText(
        "Used for this invitation only, and forgotten once it is answered or over.");
    email.setRequiredIndicatorVisible(true);
    email.setWidthFull();
    name.setId("invitee-name");
    name.setMaxLength(EmailInvitations.MAX_NAME);
    name.setWidthFull();
    way.setValue(Way.KNOWN);
    add(
        new Paragraph(
            "It sees the coalition's name, partners and terms, and nothing else until it accepts."),
        way,
        organization,
        email,
        name);

    Button invite =
        new Button(
            "Invite",
            click -> {
              boolean done = way.getValue() == Way.EMAIL ? inviteByEmail() : inviteKnown();
              if (done) {
                close();
                afterwards.run();
              }
            });
    invite.setId("send-invitation");
    invite.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), invite);
  }

  private void showFields() {
    boolean byEmail = way.getValue() == Way.EMAIL;
    organization.setVisible(!byEmail);
    email.setVisible(byEmail);
    name.setVisible(byEmail);
  }

  private boolean inviteKnown() {
    OrganizationProfile invitee = organization.getValue();
    if (invitee == null) {
      organization.setErrorMessage("Choose an organization.");
      organization.setInvalid(true);
      return false;
    }
    switch (coalitions.invite(actor, coalition.id(), invitee.alias())) {
      case InviteOutcome.Invited() ->
          Notice.done(invitee.name() + " is invited, and has 30 days to accept the terms.");
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
    return true;
  }

  private boolean inviteByEmail() {
    EmailInvitationOutcome outcome =
        invitations.invite(actor, coalition.id(), email.getValue(), name.getValue());
    Optional<String> problem = EmailInvitationNotices.problem(outcome);
    if (problem.isEmpty()) {
      Notice.done(EmailInvitationNotices.done(outcome));
      return true;
    }
    boolean aboutTheName = outcome instanceof EmailInvitationOutcome.NameTooLong;
    email.setInvalid(!aboutTheName);
    email.setErrorMessage(aboutTheName ? "" : problem.get());
    name.setInvalid(aboutTheName);
    name.setErrorMessage(aboutTheName ? problem.get() : "");
    return false;
  }
}
