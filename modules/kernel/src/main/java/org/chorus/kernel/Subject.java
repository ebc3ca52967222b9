package org.chorus.kernel;

/**
 * The identity provider's lasting name for one person: the {@code sub} claim (OpenID Connect Core
 * 1.0, section 2). Opaque; at most 255 characters; neither an email address nor a login name.
 */
public record Subject(String value) {

  public Subject {
    if (value.isBlank() || value.length() > 255) {
      throw new IllegalArgumentException("a subject has 1 to 255 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
