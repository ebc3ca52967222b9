package org.chorus.console.login;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Tag;
import org.chorus.kernel.Actor;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.provider.ClientSecret;
import org.chorus.organization.provider.Finding;
import org.chorus.organization.provider.LoginProvider;
import org.chorus.organization.provider.LoginProviders;
import org.chorus.organization.provider.ProviderDraft;
import org.chorus.organization.provider.ProviderOutcome;

/** Describes an identity provider, tests it, and sets it up. */
final class ProviderForm extends Div {

  private final Actor actor;
  private final OrganizationProfile organization;
  private final LoginProviders providers;
  private final Runnable afterwards;
  private final TextField address = new TextField("Issuer or discovery address");
  private final TextField clientId = new TextField("Client ID");
  private final PasswordField secret = new PasswordField("Client secret");
  private final TextField domains = new TextField("Email domains");
  private final Checkbox vouched = new Checkbox();
  private final UnorderedList findings = new UnorderedList();

  ProviderForm(
      Actor actor,
      OrganizationProfile organization,
      Optional<LoginProvider> present,
      LoginProviders providers,
      Runnable afterwards) {
    this.actor = actor;
    this.organization = organization;
    this.providers = providers;
    this.afterwards = afterwards;
    addClassName("form");
    address.setId("provider-address");
    address.setPlaceholder("https://login.example.org");
    address.setValue(present.map(LoginProvider::address).orElse(""));
    clientId.setId("provider-client-id");
    clientId.setValue(present.map(LoginProvider::clientId).orElse(""));
    secret.setId("provider-secret");
    secret.setRevealButtonVisible(false);
    secret.setManualValidation(true);
    secret.setMaxLength(500);
    secret.getElement().setAttribute("autocomplete", "off");
    secret.setHelperText(
        present.isPresent()
            ? "Never shown again. Leave it empty to keep the one there is."
            : "Kept by Keycloak, and never shown again.");
    domains.setId("provider-domains");
    domains.setHelperText(
        "Of their email addresses, with commas between. The provider can speak for these and for"
            + " nobody else.");
    domains.setValue(present.map(provider -> String.join(", ", provider.domains())).orElse(""));
    vouched.setId("provider-vouched");
    vouched.setLabel("I have made sure that these domains belong to " + organization.name());
    Stream.of(address, clientId, domains).forEach(field -> field.setManualValidation(true));
    findings.setId("provider-findings");
    findings.addClassName("rows");
    findings.getElement().setAttribute("aria-live", "polite");
    findings.setVisible(false);
    Button test = new Button("Test it");
    test.setId("test-provider");
    test.setDisableOnClick(true);
    test.addClickListener(
        click -> {
          test.setEnabled(true);
          draft().ifPresent(draft -> show(providers.test(actor, draft)));
        });
    Button save = new Button("Test and switch on");
    save.setId("save-provider");
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.setDisableOnClick(true);
    save.addClickListener(
        click -> {
          save.setEnabled(true);
          draft().ifPresent(this::save);
        });
    Div actions = new Div(save, test);
    actions.addClassName("actions");
    add(address, clientId, secret, domains, vouched, actions, findings);
  }

  private Optional<ProviderDraft> draft() {
    boolean addressGiven =
        filled(address, "Enter the issuer, for example https://login.example.org.");
    boolean complete = filled(clientId, "Enter the client ID.") && addressGiven;
    if (!complete) {
      return Optional.empty();
    }
    return Optional.of(
        new ProviderDraft(
            address.getValue(),
            clientId.getValue(),
            Optional.of(secret.getValue().strip())
                .filter(text -> !text.isEmpty())
                .map(ClientSecret::new)));
  }

  private static boolean filled(TextField field, String otherwise) {
    field.setErrorMessage(otherwise);
    field.setInvalid(field.getValue().isBlank());
    return !field.isInvalid();
  }

  private void save(ProviderDraft draft) {
    vouched.setErrorMessage("Make sure first: who has a domain here speaks for its people.");
    vouched.setInvalid(!vouched.getValue());
    domains.setInvalid(false);
    if (vouched.isInvalid()) {
      return;
    }
    List<String> wanted =
        Stream.of(domains.getValue().split("[,;\\s]+")).filter(text -> !text.isEmpty()).toList();
    ProviderOutcome outcome = providers.setUp(actor, organization.alias(), draft, wanted);
    switch (outcome) {
      case ProviderOutcome.Done() -> {
        Notice.done("Switched on. Log in once as one of them, to make sure.");
        afterwards.run();
      }
      case ProviderOutcome.Faulty(var found) -> {
        show(found);
        Notice.problem(ProviderWords.of(outcome));
      }
      case ProviderOutcome.NotADomain _, ProviderOutcome.DomainTaken _ -> {
        domains.setErrorMessage(ProviderWords.of(outcome));
        domains.setInvalid(true);
      }
      case ProviderOutcome.SecretNeeded() -> {
        secret.setErrorMessage(ProviderWords.of(outcome));
        secret.setInvalid(true);
      }
      case ProviderOutcome.NothingThere _,
          ProviderOutcome.AliasTaken _,
          ProviderOutcome.KeycloakAway _ ->
          Notice.problem(ProviderWords.of(outcome));
    }
  }

  private void show(List<Finding> found) {
    findings.removeAll();
    found.forEach(finding -> findings.add(row(finding)));
    findings.setVisible(true);
  }

  private static ListItem row(Finding finding) {
    Span what = new Span(finding.what());
    what.addClassName("row-title");
    Span tag =
        new Span(
            switch (finding.verdict()) {
              case GOOD -> new Tag("Good", Tag.Tone.GOOD);
              case NOTEWORTHY -> new Tag("Note", Tag.Tone.WAITING);
              case BAD -> new Tag("Wrong", Tag.Tone.BAD);
            });
    tag.addClassName("tags");
    Span remedy = new Span(finding.remedy());
    remedy.addClassName("hint");
    ListItem row = new ListItem(what, tag, remedy);
    row.addClassName("row");
    return row;
  }
}
