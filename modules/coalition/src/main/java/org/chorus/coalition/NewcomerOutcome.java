package org.chorus.coalition;

import java.time.Instant;
import org.chorus.kernel.Slug;

/** What became of bringing an Organization to the platform. */
public sealed interface NewcomerOutcome {

  /**
   * It is on the platform and invited into the Coalition. The invited address has mail with a way
   * to an account; whoever follows it first administers the Organization.
   *
   * @param alias under which it is known, which an earlier attempt may have settled
   */
  record Welcome(Slug alias) implements NewcomerOutcome {}

  /** Another Organization has this alias or name: choose another, or log in if it is yours. */
  record Taken() implements NewcomerOutcome {}

  /** Chorus uses this alias in addresses of its own pages: choose another. */
  record AliasReserved() implements NewcomerOutcome {}

  /** The invitation came to its end: ask whoever sent it for a new one. */
  record Expired(Instant at) implements NewcomerOutcome {}

  /** It was taken back, sent anew under another link, taken up, or never was. */
  record NotOpen() implements NewcomerOutcome {}

  /** The identity provider does not answer; nothing is lost by trying again later. */
  record ProviderAway() implements NewcomerOutcome {}
}
