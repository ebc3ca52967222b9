package org.chorus.console.login;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chorus.organization.provider.LoginProvider;
import org.chorus.organization.provider.LoginProvider.Protocol;
import org.chorus.organization.provider.ProviderDraft;
import org.chorus.organization.provider.ProviderDraft.SamlMetadata;

/** Describes an identity provider that speaks SAML 2.0. */
final class SamlFields extends Div {

  private static final int MAX_BYTES = 1 << 20;

  private final TextField address = new TextField("Address of its metadata");
  private final TextArea document = new TextArea("Or the metadata themselves");
  private final TextField entity = new TextField("Entity ID (optional)");
  private final TextField email = new TextField("Attribute with the email address");

  SamlFields(Optional<LoginProvider> provider) {
    addClassName("form");
    Optional<Protocol.Saml> present =
        provider
            .map(LoginProvider::protocol)
            .filter(Protocol.Saml.class::isInstance)
            .map(Protocol.Saml.class::cast);
    address.setId("saml-metadata-address");
    address.setPlaceholder("https://login.example.org/metadata");
    address.setValue(present.flatMap(Protocol.Saml::metadata).orElse(""));
    address.setManualValidation(true);
    document.setId("saml-metadata");
    document.setMaxRows(6);
    document.setHelperText(
        "An XML file, as an upload or pasted. Chorus reads it once: when the provider changes its"
            + " certificate, enter its metadata again.");
    entity.setId("saml-entity");
    entity.setHelperText(
        "What the provider calls itself, if you were told. Metadata that say otherwise are refused.");
    entity.setValue(present.flatMap(same -> provider.map(LoginProvider::issuer)).orElse(""));
    email.setId("saml-email-attribute");
    email.setHelperText(
        "For example urn:oid:0.9.2342.19200300.100.1.3, or"
            + " http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress (Microsoft)."
            + " Leave it empty if the subject (NameID) is the address.");
    email.setValue(present.flatMap(Protocol.Saml::emailAttribute).orElse(""));
    add(address, document, upload(), entity, email);
  }

  private Upload upload() {
    Upload upload = new Upload(this::receive);
    upload.setId("saml-metadata-file");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(MAX_BYTES);
    upload.setAcceptedFileExtensions(".xml");
    upload.setUploadButton(new Button("Choose a file"));
    upload.addAllFinishedListener(finished -> upload.clearFileList());
    upload.addFileRejectedListener(
        rejected -> refuse("The file is larger than the metadata of one identity provider."));
    return upload;
  }

  private void receive(UploadEvent event) throws IOException {
    byte[] file;
    try (InputStream sent = event.getInputStream()) {
      file = sent.readNBytes(MAX_BYTES);
    }
    var _ =
        event
            .getUI()
            .access(() -> document.setValue(new String(file, StandardCharsets.UTF_8).strip()));
  }

  private void refuse(String why) {
    address.setErrorMessage(why);
    address.setInvalid(true);
  }

  /** Empty, and said at the field, while nothing or both are given. */
  Optional<ProviderDraft> draft() {
    address.setInvalid(false);
    boolean addressGiven = !address.getValue().isBlank();
    boolean documentGiven = !document.getValue().isBlank();
    if (addressGiven == documentGiven) {
      refuse(
          addressGiven
              ? "Enter the address or the metadata, not both: they may differ."
              : "Enter where the metadata stand, or the metadata themselves below.");
      return Optional.empty();
    }
    return Optional.of(
        new ProviderDraft.Saml(
            addressGiven
                ? new SamlMetadata.At(address.getValue())
                : new SamlMetadata.Document(document.getValue()),
            Optional.of(entity.getValue()),
            Optional.of(email.getValue())));
  }
}
