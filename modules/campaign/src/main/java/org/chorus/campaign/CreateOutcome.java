package org.chorus.campaign;

import org.chorus.kernel.CampaignId;

/** What became of creating a Campaign. */
public sealed interface CreateOutcome {

  /** It exists as a draft, with an empty common page. */
  record Created(CampaignId campaign) implements CreateOutcome {}

  /** A name has 3 to 160 characters. */
  record NameOutOfBounds() implements CreateOutcome {}

  /** Another Campaign has this address: choose another. */
  record SlugTaken() implements CreateOutcome {}

  /** Chorus itself uses this address: choose another. */
  record SlugReserved() implements CreateOutcome {}

  /** The pool is not one of this Coalition. */
  record UnknownPool() implements CreateOutcome {}

  /** A petition has no letter that somebody could put into own words. */
  record NotALetter() implements CreateOutcome {}
}
