package org.chorus.console.login;

import static org.chorus.access.Permission.MANAGE_IDENTITY_PROVIDERS;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.chorus.access.Access;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.CopyField;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.console.look.SecondFactorGate;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.organization.provider.Broker;
import org.chorus.organization.provider.LoginProvider;
import org.chorus.organization.provider.LoginProviders;
import org.chorus.organization.provider.ProviderOutcome;

/** Sets up through which identity provider of its own an organization’s people log in. */
@Route("platform/organizations/:alias/login")
@PermitAll
final class LoginProviderView extends Screen {

  private final LoginProviders providers;
  private final Organizations organizations;
  private final Access access;
  private final StaffSession session;

  LoginProviderView(
      StaffSession session, LoginProviders providers, Organizations organizations, Access access) {
    super(session);
    this.providers = providers;
    this.organizations = organizations;
    this.access = access;
    this.session = session;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    OrganizationProfile organization =
        visit.required("alias", Slug::parse, organizations::findByAlias);
    Optional<LoginProvider> present = providers.find(actor, organization.alias());
    add(Links.back("platform/organizations", "Organizations"));
    head("How people of " + organization.name() + " log in");
    lead(
        present.isPresent()
            ? "They log in with their own organization’s identity provider: whoever types an email"
                + " address of its domains is sent there."
            : "They log in with an account at Keycloak. With an identity provider of their own they"
                + " use the account they have at work, and leave when they leave there.");
    present.ifPresent(provider -> add(state(actor, organization, provider)));
    providers
        .handover(actor, organization.alias())
        .ifPresent(handover -> add(forThePartner(organization, handover)));
    add(
        new Panel(
                present.isPresent() ? "Change it" : "Set it up", form(actor, organization, present))
            .explained("An identity provider that speaks OpenID Connect or SAML 2.0."));
  }

  private Component form(
      Actor actor, OrganizationProfile organization, Optional<LoginProvider> present) {
    return gate(organization)
        .before(
            () ->
                new ProviderForm(
                    actor,
                    organization,
                    present,
                    providers,
                    step -> withProof(organization, step),
                    this::refresh),
            "Whoever changes this decides who comes in, so it takes a second factor.",
            this::refresh);
  }

  private SecondFactorGate gate(OrganizationProfile organization) {
    return new SecondFactorGate(
        session,
        "Changing how an organization logs in",
        "platform/organizations/" + organization.alias() + "/login");
  }

  private void withProof(OrganizationProfile organization, Consumer<SteppedUp> step) {
    gate(organization).pass(step);
  }

  private Panel state(Actor actor, OrganizationProfile organization, LoginProvider provider) {
    Span tag =
        provider.enabled()
            ? new Tag("Switched on", Tag.Tone.GOOD)
            : new Tag("Switched off", Tag.Tone.WAITING);
    Paragraph about =
        new Paragraph(
            provider.issuer()
                + ", for addresses that end in "
                + String.join(", ", provider.domains())
                + ". Set up on "
                + Reader.current().date(provider.setUpAt())
                + ".");
    Button toggle =
        provider.enabled()
            ? new Button(
                "Switch off",
                click ->
                    withProof(organization, proof -> askToSwitchOff(actor, proof, organization)))
            : new Button(
                "Switch on",
                click ->
                    withProof(
                        organization,
                        proof ->
                            tell(
                                providers.switchOn(actor, proof, organization.alias()),
                                "Switched on: people can log in.")));
    toggle.setId("switch-provider");
    Button remove =
        new Button(
            "Remove",
            click -> withProof(organization, proof -> askToRemove(actor, proof, organization)));
    remove.setId("remove-provider");
    remove.addThemeVariants(ButtonVariant.ERROR);
    Div actions = new Div(toggle, remove);
    actions.addClassName("actions");
    return new Panel("At the moment", tag, about, actions);
  }

  private static Panel forThePartner(OrganizationProfile organization, Broker.Handover handover) {
    return new Panel(
            "For the partner’s administrator",
            new H3("If it speaks OpenID Connect"),
            copied("Redirect URI", "provider-redirect", handover.redirect()),
            copied("Back-channel logout URL", "provider-logout", handover.backChannelLogout()),
            hint("Chorus is a confidential client. You need its issuer, client ID and secret."),
            new H3("If it speaks SAML 2.0"),
            copied("Entity ID of Chorus", "provider-entity", handover.entity()),
            copied(
                "Assertion consumer service and logout (HTTP-POST)",
                "provider-consumer",
                handover.redirect()),
            copied("Metadata of Chorus", "provider-metadata", handover.metadata()),
            hint(
                "The metadata of Chorus can be read once the provider is set up here. The provider"
                    + " has to sign its assertions and tell the email address. You need its"
                    + " metadata."))
        .explained(
            "Whoever manages the identity provider of "
                + organization.name()
                + " registers Chorus there with these addresses.");
  }

  private static Paragraph hint(String words) {
    Paragraph hint = new Paragraph(words);
    hint.addClassName("hint");
    return hint;
  }

  private static CopyField copied(String label, String id, URI address) {
    return new CopyField(label, id, address.toString());
  }

  private void askToSwitchOff(Actor actor, SteppedUp proof, OrganizationProfile organization) {
    ConfirmDialog dialog = question("Switch off the login of " + organization.name() + "?");
    dialog.setText(
        "Nobody can log in through the identity provider until it is switched on again, and who"
            + " came through it is logged out now. Passwords count in the meantime."
            + affected(actor, organization));
    dialog.setConfirmText("Switch off");
    dialog.addConfirmListener(
        confirmed ->
            tell(providers.switchOff(actor, proof, organization.alias()), "Switched off."));
    dialog.open();
  }

  private void askToRemove(Actor actor, SteppedUp proof, OrganizationProfile organization) {
    ConfirmDialog dialog = question("Remove the identity provider of " + organization.name() + "?");
    dialog.setText(
        "Its accounts stay, but nobody can log in with them unless they get another way in. The"
            + " domains become free."
            + affected(actor, organization));
    dialog.setConfirmText("Remove");
    dialog.setConfirmButtonTheme("error primary");
    dialog.addConfirmListener(
        confirmed ->
            tell(
                providers.remove(actor, proof, organization.alias()),
                "The identity provider is removed."));
    dialog.open();
  }

  private static ConfirmDialog question(String header) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(header);
    dialog.setCancelable(true);
    dialog.setCancelText("Keep it");
    return dialog;
  }

  private String affected(Actor actor, OrganizationProfile organization) {
    return providers
        .people(actor, organization.alias())
        .map(
            people ->
                switch (people) {
                  case 0 -> " Nobody has logged in that way yet.";
                  case 1 -> " One person logs in that way.";
                  default -> " " + Reader.current().number(people) + " people log in that way.";
                })
        .orElse(" How many people log in that way cannot be said: Keycloak does not answer.");
  }

  private void tell(ProviderOutcome outcome, String done) {
    if (outcome instanceof ProviderOutcome.Done) {
      Notice.done(done);
    } else {
      Notice.problem(ProviderWords.of(outcome));
    }
    refresh();
  }
}
