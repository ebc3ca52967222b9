package org.chorus.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys of installations that do not exist. */
public final class TestKeys {

  private TestKeys() {}

  public static SignerKeys some() {
    return keys("tests only: not a secret of anybody, some");
  }

  public static SignerKeys others() {
    return keys("tests only: not a secret of anybody, others");
  }

  private static SignerKeys keys(String secret) {
    return new SignerKeys(
        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
