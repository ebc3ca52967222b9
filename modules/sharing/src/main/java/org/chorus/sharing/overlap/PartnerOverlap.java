package org.chorus.sharing.overlap;

import java.util.Optional;
import org.chorus.kernel.OrganizationId;

/**
 * How an Organization stands with one that shares a Coalition with it, or did when it said yes.
 *
 * @param isPartner whether the two share a Coalition now; else a yes is left, to be taken back
 * @param agreed whether it lets the partner learn the overlap
 * @param partnerAgreed whether the partner lets it; false as well where it is none any more
 * @param partnerHasList false as well where not both agreed
 * @param answer the latest; empty where not both agree now
 * @param answered whether that is of the two lists that both have now
 */
public record PartnerOverlap(
    OrganizationId partner,
    String name,
    boolean isPartner,
    boolean agreed,
    boolean partnerAgreed,
    boolean partnerHasList,
    Optional<OverlapAnswer> answer,
    boolean answered) {

  /** Whether both are partners, and let each other know. */
  public boolean isMutual() {
    return agreed && partnerAgreed;
  }
}
