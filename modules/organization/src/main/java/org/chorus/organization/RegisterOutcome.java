package org.chorus.organization;

import org.chorus.kernel.Slug;

/** What became of making an Organization known. */
public sealed interface RegisterOutcome {

  /** Chorus knows the Organization, from now on or since before. */
  record Registered(OrganizationProfile organization) implements RegisterOutcome {}

  /**
   * Chorus itself uses this word in the addresses of pages, so that the Organization's own page
   * could never be seen: the identity provider must name the Organization by another alias.
   */
  record AliasReserved(Slug alias) implements RegisterOutcome {}
}
