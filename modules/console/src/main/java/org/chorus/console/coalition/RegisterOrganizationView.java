package org.chorus.console.coalition;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.chorus.coalition.EmailInvitations;
import org.chorus.coalition.InvitationGlance;
import org.chorus.coalition.NewOrganization;
import org.chorus.coalition.NewcomerOutcome;
import org.chorus.coalition.Newcomers;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Typing;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;

/** Brings an organization to the platform that was invited by email. Nobody is logged in yet. */
@Route(value = "invitation/:token/register", autoLayout = false)
@PageTitle("Register an organization · Chorus")
@AnonymousAllowed
final class RegisterOrganizationView extends Main implements BeforeEnterObserver {

  private final EmailInvitations invitations;
  private final Newcomers newcomers;
  private final TextField name = Typing.reported(new TextField("Name"));
  private final TextField alias = new TextField("Short name in addresses");
  private final TextField website = new TextField("Website (optional)");
  private final TextField privacyPolicy = new TextField("Privacy policy (optional)");

  RegisterOrganizationView(EmailInvitations invitations, Newcomers newcomers) {
    this.invitations = invitations;
    this.newcomers = newcomers;
    addClassName("chooser");
    name.setId("organization-name");
    name.setMaxLength(EmailInvitations.MAX_NAME);
    name.setHelperText("As the public knows it. Supporters read it beside each consent.");
    name.addValueChangeListener(
        change -> {
          if (alias.isEmpty()) {
            Slug.proposeFor(change.getValue()).map(Slug::value).ifPresent(alias::setPlaceholder);
          }
        });
    alias.setId("organization-alias");
    alias.setMaxLength(60);
    alias.setHelperText(
        "Lower-case letters, digits and hyphens. It ends the address of each page you will have, and"
            + " never changes. Empty takes the proposed one.");
    website.setId("organization-website");
    website.setPlaceholder("https://");
    privacyPolicy.setId("organization-privacy");
    privacyPolicy.setPlaceholder("https://");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Optional<LinkToken> token = event.getRouteParameters().get("token").flatMap(LinkToken::parse);
    InvitationGlance glance = token.map(invitations::look).orElseGet(InvitationGlance.Unknown::new);
    if (token.isPresent() && glance instanceof InvitationGlance.Open open) {
      show(token.get(), open);
    } else {
      unavailable(glance);
    }
  }

  private void unavailable(InvitationGlance glance) {
    removeAll();
    add(new H1("This invitation cannot be taken up"), new Paragraph(InvitationView.why(glance)));
  }

  private void show(LinkToken token, InvitationGlance.Open open) {
    name.setValue(open.organizationName());
    Button register = new Button("Register", click -> register(token));
    register.setId("register-organization");
    register.addThemeVariants(ButtonVariant.PRIMARY);
    Div form = new Div(name, alias, website, privacyPolicy, register);
    form.addClassName("form");
    add(
        Links.back("invitation/" + token.value(), "Invitation"),
        new H1("Register your organization"),
        new Paragraph(
            "It comes to the platform as invited to “"
                + open.coalition()
                + "”. The account that administers it goes to the address the invitation was sent to:"
                + " nobody else gets one from here."),
        form);
  }

  private void register(LinkToken token) {
    String writtenAlias = alias.isEmpty() ? alias.getPlaceholder() : alias.getValue().strip();
    Optional<Slug> slug = Optional.ofNullable(writtenAlias).flatMap(Slug::parse);
    String writtenName = name.getValue().strip();
    // Every field says what is wrong with it, not only the first.
    boolean named =
        check(name, NewOrganization.isName(writtenName), "A name has 2 to 120 characters.");
    boolean addressed =
        check(
            alias,
            slug.isPresent(),
            "2 to 60 lower-case letters, digits and single hyphens between them.");
    boolean websiteFits = isEmptyOrAddress(website);
    boolean privacyPolicyFits = isEmptyOrAddress(privacyPolicy);
    if (named && addressed && websiteFits && privacyPolicyFits) {
      tell(
          newcomers.register(
              token,
              new NewOrganization(
                  writtenName, slug.orElseThrow(), written(website), written(privacyPolicy))));
    }
  }

  private static boolean isEmptyOrAddress(TextField field) {
    return check(
        field,
        written(field).map(OrganizationProfile.Description::isWebAddress).orElse(true),
        "Enter a complete address that begins with https://");
  }

  private static boolean check(TextField field, boolean good, String problem) {
    field.setInvalid(!good);
    field.setErrorMessage(good ? "" : problem);
    return good;
  }

  private static Optional<String> written(TextField field) {
    return Optional.of(field.getValue().strip()).filter(text -> !text.isEmpty());
  }

  private void tell(NewcomerOutcome outcome) {
    switch (outcome) {
      case NewcomerOutcome.Welcome(var known) -> welcome(known);
      case NewcomerOutcome.Taken() ->
          check(
              alias,
              false,
              "Another organization has this short name or this name. Choose another; if it is"
                  + " yours, log in and answer instead.");
      case NewcomerOutcome.AliasReserved() ->
          check(alias, false, "Chorus uses this word in its own addresses. Choose another.");
      case NewcomerOutcome.Expired(var at) -> unavailable(new InvitationGlance.Expired(at));
      case NewcomerOutcome.NotOpen() -> unavailable(new InvitationGlance.Unknown());
      case NewcomerOutcome.ProviderAway() ->
          Notice.problem(
              "Accounts cannot be set up at the moment. Nothing is lost: try again in a few minutes"
                  + " with the same details.");
    }
  }

  private void welcome(Slug known) {
    removeAll();
    Div told =
        new Div(
            new H1("Look into your mail"),
            new Paragraph(
                "Your organization is on Chorus, as “"
                    + known
                    + "” in addresses. The invited address gets a mail with a link to set up an"
                    + " account. Whoever does so first administers the organization, and finds the"
                    + " invitation on the home page."));
    told.setId("registered");
    add(told, Links.button("", "Log in"));
  }
}
