package org.chorus.organization.machine;

import java.security.SecureRandom;
import java.util.Base64;

/** What a machine proves with who it is: 256 random bits. Prints masked; shown once, kept never. */
public record MachineSecret(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static MachineSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new MachineSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return "MachineSecret[masked]";
  }
}
