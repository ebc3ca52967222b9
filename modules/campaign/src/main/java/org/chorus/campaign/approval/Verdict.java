package org.chorus.campaign.approval;

import java.time.Instant;
import org.chorus.organization.OrganizationProfile;

/** Where one co-owner stands on the present content of a Campaign. */
public sealed interface Verdict {

  /** The co-owner. */
  OrganizationProfile organization();

  /** Approved what stands now. */
  record Approved(OrganizationProfile organization, String by, Instant at) implements Verdict {}

  /** Asked for changes to what stands now. */
  record ChangesRequested(OrganizationProfile organization, String by, Instant at, String comment)
      implements Verdict {}

  /** Approved or commented earlier; the content has changed since, which voids it. */
  record Voided(OrganizationProfile organization, String by, Instant at) implements Verdict {}

  /**
   * Approved, by somebody who wrote some of what would go public, although four eyes are asked for:
   * somebody else has to decide.
   */
  record OwnWork(OrganizationProfile organization, String by, Instant at) implements Verdict {}

  /** Has not decided yet. */
  record Waiting(OrganizationProfile organization) implements Verdict {}
}
