package org.chorus.coalition;

import java.time.Instant;
import org.chorus.kernel.CoalitionId;

/** What became of taking up an invitation by email. */
public sealed interface TakeUpOutcome {

  /** The Actor's Organization is invited, and can read the Terms and answer. */
  record Invited(CoalitionId coalition) implements TakeUpOutcome {}

  /** The Organization is a partner already; the invitation stays open for another one. */
  record PartnerAlready(CoalitionId coalition) implements TakeUpOutcome {}

  /** The invitation came to its end: ask whoever sent it for a new one. */
  record Expired(Instant at) implements TakeUpOutcome {}

  /** It was taken back, sent anew under another link, taken up by others, or never was. */
  record NotOpen() implements TakeUpOutcome {}
}
