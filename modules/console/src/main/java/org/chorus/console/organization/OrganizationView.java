package org.chorus.console.organization;

import static org.chorus.organization.Permission.DESCRIBE_ORGANIZATION;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.keycloak.StaffSession;
import org.chorus.organization.Access;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.Organizations;

/** What the organization tells supporters about itself. */
@Route("organization")
@PermitAll
final class OrganizationView extends Screen {

  private final Organizations organizations;
  private final Administrators administrators;
  private final Access access;

  OrganizationView(
      StaffSession session,
      Organizations organizations,
      Administrators administrators,
      Access access) {
    super(session);
    this.organizations = organizations;
    this.administrators = administrators;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    boolean administrator = access.may(actor, DESCRIBE_ORGANIZATION);
    OrganizationProfile profile = organizations.find(actor.organization()).orElseThrow();
    head(profile.name());
    lead(
        "Supporters read this wherever your organization asks for consent. Whoever collects personal"
            + " data must say who they are and how to reach them.");

    TextField website = new TextField("Website");
    website.setId("website");
    website.setValue(profile.description().website().orElse(""));
    website.setHelperText("With https:// in front.");
    TextField privacyPolicy = new TextField("Privacy policy");
    privacyPolicy.setId("privacy-policy");
    privacyPolicy.setValue(profile.description().privacyPolicy().orElse(""));
    privacyPolicy.setHelperText("The address of the page, with https:// in front.");
    EmailField contact = new EmailField("Contact for supporters");
    contact.setId("contact");
    contact.setManualValidation(true);
    contact.setValue(profile.description().contact().map(EmailAddress::value).orElse(""));
    contact.setHelperText("An email address that somebody reads, for questions about their data.");
    Div form = new Div(website, privacyPolicy, contact);
    form.addClassName("form");
    if (administrator) {
      Button save = new Button("Save", click -> save(actor, website, privacyPolicy, contact));
      save.setId("save-organization");
      save.addThemeVariants(ButtonVariant.PRIMARY);
      form.add(save);
    } else {
      website.setReadOnly(true);
      privacyPolicy.setReadOnly(true);
      contact.setReadOnly(true);
      form.add(new Paragraph("To change it: " + administrators.whomToAsk(actor)));
    }
    add(form);
  }

  private void save(Actor actor, TextField website, TextField privacyPolicy, EmailField contact) {
    Optional<String> site = filled(website.getValue());
    Optional<String> policy = filled(privacyPolicy.getValue());
    Optional<String> mail = filled(contact.getValue());
    Optional<EmailAddress> address = mail.flatMap(EmailAddress::parse);
    boolean siteGood =
        check(
            website,
            site.isEmpty() || Description.isWebAddress(site.get()),
            "Write a whole web address, for example https://example.org.");
    boolean policyGood =
        check(
            privacyPolicy,
            policy.isEmpty() || Description.isWebAddress(policy.get()),
            "Write a whole web address, for example https://example.org/privacy.");
    boolean contactGood =
        check(
            contact,
            mail.isEmpty() || address.isPresent(),
            "Write an email address, for example privacy@example.org.");
    if (siteGood && policyGood && contactGood) {
      organizations.describe(actor, new Description(site, policy, address));
      Notice.done("Saved.");
    }
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  private static boolean check(HasValidation field, boolean good, String remedy) {
    field.setErrorMessage(remedy);
    field.setInvalid(!good);
    return good;
  }
}
