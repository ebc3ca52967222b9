package org.chorus.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys of installations that do not exist. */
public final class TestKeys {

  private TestKeys() {}

  public static DerivedKeys some() {
    return keys("tests only: not a secret of anybody, some");
  }

  public static DerivedKeys others() {
    return keys("tests only: not a secret of anybody, others");
  }

  private static DerivedKeys keys(String secret) {
    return new DerivedKeys(
        new SignerKeys(
            Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
  }
}
