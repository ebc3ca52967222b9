package org.chorus.console.login;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chorus.access.SteppedUp;
import org.chorus.console.look.ChoiceGroup;
import org.chorus.console.look.Findings;
import org.chorus.console.look.Notice;
import org.chorus.kernel.Actor;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.provider.LoginProvider;
import org.chorus.organization.provider.LoginProviders;
import org.chorus.organization.provider.ProviderDraft;
import org.chorus.organization.provider.ProviderOutcome;

/** Describes an identity provider, tests it, and sets it up. */
final class ProviderForm extends Div {

  /** What people know it by. */
  private enum Spoken {
    OPENID_CONNECT("OpenID Connect", "Most have it. Needs a client ID and a secret."),
    SAML("SAML 2.0", "Needs the provider’s metadata: an address or a file.");

    private final String words;
    private final String explanation;

    Spoken(String words, String explanation) {
      this.words = words;
      this.explanation = explanation;
    }
  }

  /** Goes on with a proof, or sends the person for one. */
  interface SecondFactor {
    void with(Consumer<SteppedUp> step);
  }

  private final Actor actor;
  private final OrganizationProfile organization;
  private final LoginProviders providers;
  private final Runnable afterwards;
  private final SecondFactor secondFactor;
  private final ChoiceGroup<Spoken> spoken;
  private final OpenIdConnectFields openIdConnect;
  private final SamlFields saml;
  private final TextField domains = new TextField("Email domains");
  private final Checkbox vouched = new Checkbox();
  private final Findings findings = new Findings();

  ProviderForm(
      Actor actor,
      OrganizationProfile organization,
      Optional<LoginProvider> present,
      LoginProviders providers,
      SecondFactor secondFactor,
      Runnable afterwards) {
    this.actor = actor;
    this.organization = organization;
    this.providers = providers;
    this.afterwards = afterwards;
    addClassName("form");
    this.secondFactor = secondFactor;
    openIdConnect = new OpenIdConnectFields(present);
    saml = new SamlFields(present);
    spoken = new ChoiceGroup<>("It speaks", it -> it.words, it -> it.explanation);
    spoken.setItems(Spoken.values());
    spoken.setId("provider-protocol");
    spoken.addValueChangeListener(change -> showFields());
    spoken.setValue(
        present
            .filter(provider -> provider.protocol() instanceof LoginProvider.Protocol.Saml)
            .map(provider -> Spoken.SAML)
            .orElse(Spoken.OPENID_CONNECT));
    domains.setId("provider-domains");
    domains.setHelperText(
        "Of their email addresses, with commas between. The provider can speak for these and for"
            + " nobody else.");
    domains.setValue(present.map(provider -> String.join(", ", provider.domains())).orElse(""));
    vouched.setId("provider-vouched");
    vouched.setLabel("I have made sure that these domains belong to " + organization.name());
    domains.setManualValidation(true);
    findings.setId("provider-findings");
    Button test = new Button("Test it");
    test.setId("test-provider");
    test.setDisableOnClick(true);
    test.addClickListener(
        click -> {
          test.setEnabled(true);
          draft().ifPresent(draft -> findings.show(providers.test(actor, draft)));
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
    add(spoken, openIdConnect, saml, domains, vouched, actions, findings);
  }

  private void showFields() {
    openIdConnect.setVisible(spoken.getValue() == Spoken.OPENID_CONNECT);
    saml.setVisible(spoken.getValue() == Spoken.SAML);
  }

  private Optional<ProviderDraft> draft() {
    return switch (spoken.getValue()) {
      case OPENID_CONNECT -> openIdConnect.draft();
      case SAML -> saml.draft();
    };
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
    secondFactor.with(
        proof -> tell(providers.setUp(actor, proof, organization.alias(), draft, wanted)));
  }

  private void tell(ProviderOutcome outcome) {
    switch (outcome) {
      case ProviderOutcome.Done() -> {
        Notice.done("Switched on. Log in once as one of them, to make sure.");
        afterwards.run();
      }
      case ProviderOutcome.Faulty(var found) -> {
        findings.show(found);
        Notice.problem(ProviderWords.of(outcome));
      }
      case ProviderOutcome.NotADomain _, ProviderOutcome.DomainTaken _ -> {
        domains.setErrorMessage(ProviderWords.of(outcome));
        domains.setInvalid(true);
      }
      case ProviderOutcome.SecretNeeded() -> {
        openIdConnect.refuseSecret(ProviderWords.of(outcome));
      }
      case ProviderOutcome.NothingThere _,
          ProviderOutcome.AliasTaken _,
          ProviderOutcome.KeycloakAway _ ->
          Notice.problem(ProviderWords.of(outcome));
    }
  }
}
