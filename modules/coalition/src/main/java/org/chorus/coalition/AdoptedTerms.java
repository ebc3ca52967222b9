package org.chorus.coalition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.organization.OrganizationProfile;

/**
 * A version of the Terms that is in force, or was.
 *
 * @param adoptedAt since when it is in force, or was
 * @param difference to the version before; empty for the first
 * @param acceptances by name, oldest first; without those of partners that have left
 */
public record AdoptedTerms(
    Terms terms,
    Instant adoptedAt,
    Optional<TermsDifference> difference,
    List<Acceptance> acceptances) {

  /** Who accepted it for which Organization. */
  public record Acceptance(OrganizationProfile organization, String by, Instant at) {}
}
