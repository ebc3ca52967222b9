package org.chorus.organization.machine;

/**
 * What one client can be changed and removed with where it is registered, and no other (RFC 7592).
 * Good once: each change brings the next one. Prints masked.
 */
public record RegistrationKey(String value) {

  @Override
  public String toString() {
    return "RegistrationKey[masked]";
  }
}
