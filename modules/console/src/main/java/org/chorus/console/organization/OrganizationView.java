package org.chorus.console.organization;

import static org.chorus.access.Permission.DESCRIBE_ORGANIZATION;
import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.LOOK_AFTER_MAIL;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.console.look.Links;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Panel;
import org.chorus.console.look.Screen;
import org.chorus.console.page.Pictures;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.ImageId;
import org.chorus.keycloak.StaffSession;
import org.chorus.mail.sender.SenderAddresses;
import org.chorus.organization.Brands;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.OrganizationProfile.Description;
import org.chorus.organization.Organizations;
import org.chorus.organization.brand.BrandOutcome;
import org.chorus.organization.brand.ColorChoice;

/** What the organization tells supporters about itself. */
@Route("organization")
@PermitAll
final class OrganizationView extends Screen {

  private final Organizations organizations;
  private final Brands brands;
  private final Pictures pictures;
  private final Administrators administrators;
  private final SenderAddresses senders;
  private final Access access;

  OrganizationView(
      StaffSession session,
      Organizations organizations,
      Brands brands,
      Pictures pictures,
      Administrators administrators,
      SenderAddresses senders,
      Access access) {
    super(session);
    this.organizations = organizations;
    this.brands = brands;
    this.pictures = pictures;
    this.administrators = administrators;
    this.senders = senders;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    boolean administrator = access.may(actor, DESCRIBE_ORGANIZATION);
    OrganizationProfile profile = organizations.find(actor.organization()).orElseThrow();
    List<Component> ways = new ArrayList<>();
    if (access.may(actor, EXPORT_CONTACTS)) {
      ways.add(Links.button("organization/list", "Your list"));
      ways.add(Links.button("organization/deletions", "Contacts to delete"));
    }
    if (access.may(actor, LOOK_AFTER_MAIL)) {
      ways.add(Links.button("organization/mail", "How our mail fares"));
    }
    head(profile.name(), ways.toArray(Component[]::new));
    lead(
        "Supporters read this wherever your organization asks for consent. Whoever collects"
            + " personal data must say who they are and how to reach them.");

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
    if (administrator) {
      add(brand(actor, profile), sender(actor, profile));
    } else {
      add(look(profile));
    }
  }

  private Panel brand(Actor actor, OrganizationProfile profile) {
    BrandForm.Desk desk =
        new BrandForm.Desk() {
          @Override
          public ImageOutcome keepLogo(byte[] upload) {
            return brands.keepLogo(actor, upload);
          }

          @Override
          public BrandOutcome dress(Optional<ImageId> logo, Optional<ColorChoice> colors) {
            return brands.dress(actor, logo, colors);
          }
        };
    Panel panel =
        new Panel("Logo and colors", new BrandForm(profile.name(), profile.brand(), pictures, desk))
            .explained(
                "Your pages look like this; your logo stands on the other partners’ pages too.");
    panel.setId("brand");
    return panel;
  }

  private Panel sender(Actor actor, OrganizationProfile profile) {
    Panel panel =
        new Panel(
                "Mail to supporters",
                new SenderForm(actor, profile, brands),
                new SenderAddressForm(actor, senders))
            .explained("For those who sign on your pages.");
    panel.setId("sender");
    return panel;
  }

  /** For those who may not change it. */
  private Panel look(OrganizationProfile profile) {
    BrandPreview preview = new BrandPreview(profile.name(), pictures);
    preview.draw(
        profile.brand().logo(),
        profile
            .brand()
            .palette()
            .map(colors -> new ColorChoice(colors.main(), colors.text(), colors.accent())));
    return new Panel("Logo and colors", preview);
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
