package org.chorus.organization.provider;

import java.util.Optional;

/** An Organization's identity provider as a person describes it. */
public sealed interface ProviderDraft {

  /**
   * One that speaks OpenID Connect.
   *
   * @param address the issuer, or where its configuration is published
   * @param clientId under which the provider knows Keycloak
   * @param secret empty keeps the one that was given before
   */
  record OpenIdConnect(String address, String clientId, Optional<ClientSecret> secret)
      implements ProviderDraft {

    public OpenIdConnect {
      address = address.strip();
      clientId = clientId.strip();
    }
  }

  /**
   * One that speaks SAML 2.0.
   *
   * @param entity what the provider is expected to call itself; empty takes what the metadata says
   * @param emailAttribute in which attribute it tells an email address; empty when the subject
   *     itself is one
   */
  record Saml(SamlMetadata metadata, Optional<String> entity, Optional<String> emailAttribute)
      implements ProviderDraft {

    public Saml {
      entity = entity.map(String::strip).filter(text -> !text.isEmpty());
      emailAttribute = emailAttribute.map(String::strip).filter(text -> !text.isEmpty());
    }
  }

  /** What a SAML provider says of itself (SAML 2.0 Metadata), and where that is found. */
  sealed interface SamlMetadata {

    /** Published under an address. */
    record At(String address) implements SamlMetadata {

      public At {
        address = address.strip();
      }
    }

    /** Handed over as a file. */
    record Document(String xml) implements SamlMetadata {}
  }
}
