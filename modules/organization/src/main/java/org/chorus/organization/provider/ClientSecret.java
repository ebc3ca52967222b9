package org.chorus.organization.provider;

/**
 * What proves to an identity provider that Keycloak is asking. Prints masked; never shown again.
 */
public record ClientSecret(String value) {

  public ClientSecret {
    if (value.isBlank() || value.length() > 500) {
      throw new IllegalArgumentException("a secret has 1 to 500 characters"); // never echo it
    }
  }

  @Override
  public String toString() {
    return "ClientSecret[masked]";
  }
}
