package org.chorus.console.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.organization.provider.ClientSecret;
import org.chorus.organization.provider.LoginProvider;
import org.chorus.organization.provider.LoginProvider.Protocol;
import org.chorus.organization.provider.ProviderDraft;

/** Describes an identity provider that speaks OpenID Connect. */
final class OpenIdConnectFields extends Div {

  private final TextField address = new TextField("Issuer or discovery address");
  private final TextField clientId = new TextField("Client ID");
  private final PasswordField secret = new PasswordField("Client secret");

  OpenIdConnectFields(Optional<LoginProvider> provider) {
    addClassName("form");
    Optional<Protocol.OpenIdConnect> present =
        provider
            .map(LoginProvider::protocol)
            .filter(Protocol.OpenIdConnect.class::isInstance)
            .map(Protocol.OpenIdConnect.class::cast);
    address.setId("provider-address");
    address.setPlaceholder("https://login.example.org");
    address.setValue(present.map(Protocol.OpenIdConnect::address).orElse(""));
    clientId.setId("provider-client-id");
    clientId.setValue(present.map(Protocol.OpenIdConnect::clientId).orElse(""));
    Stream.of(address, clientId).forEach(field -> field.setManualValidation(true));
    secret.setId("provider-secret");
    secret.setRevealButtonVisible(false);
    secret.setManualValidation(true);
    secret.setMaxLength(500);
    secret.getElement().setAttribute("autocomplete", "off");
    secret.setHelperText(
        present.isPresent()
            ? "Never shown again. Leave it empty to keep the one there is."
            : "Kept by Keycloak, and never shown again.");
    add(address, clientId, secret);
  }

  /** Empty, and said at the field, while something is missing. */
  Optional<ProviderDraft> draft() {
    boolean addressGiven =
        filled(address, "Enter the issuer, for example https://login.example.org.");
    boolean complete = filled(clientId, "Enter the client ID.") && addressGiven;
    return complete
        ? Optional.of(
            new ProviderDraft.OpenIdConnect(
                address.getValue(),
                clientId.getValue(),
                Optional.of(secret.getValue().strip())
                    .filter(text -> !text.isEmpty())
                    .map(ClientSecret::new)))
        : Optional.empty();
  }

  private static boolean filled(TextField field, String otherwise) {
    field.setErrorMessage(otherwise);
    field.setInvalid(field.getValue().isBlank());
    return !field.isInvalid();
  }

  void refuseSecret(String why) {
    secret.setErrorMessage(why);
    secret.setInvalid(true);
  }
}
