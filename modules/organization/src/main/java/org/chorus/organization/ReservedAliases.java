package org.chorus.organization;

import java.util.Set;
import org.chorus.kernel.Slug;

/**
 * Words that no Organization can have as its alias, because Chorus has pages of its own where the
 * Organization's page would stand, below a campaign's address.
 */
public final class ReservedAliases {

  private static final Set<String> RESERVED =
      Set.of("arrangement", "confirmed", "count", "resend", "thanks");

  private ReservedAliases() {}

  public static boolean contains(Slug alias) {
    return RESERVED.contains(alias.value());
  }
}
