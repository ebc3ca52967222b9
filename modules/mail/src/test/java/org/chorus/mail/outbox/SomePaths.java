package org.chorus.mail.outbox;

import java.time.Clock;
import java.util.Optional;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.suppression.AddressKey;
import org.chorus.signature.DerivedKeys;

/** Return paths as mail gets them, for tests of what comes back. */
public final class SomePaths {

  private SomePaths() {}

  public static ReturnPaths paths(DerivedKeys keys, Clock clock) {
    return new ReturnPaths(keys, "bounces@petitions.example", clock);
  }

  public static String of(ReturnPaths paths, AddressKey key, OrganizationId organization) {
    return paths.of(key, Optional.of(organization)).orElseThrow();
  }
}
