package org.chorus.coalition;

import java.time.Instant;
import java.util.List;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.brand.Brand;

/**
 * A Coalition as its partners, and those invited, see it.
 *
 * @param brand what its common pages look like
 * @param terms the version in force
 * @param partners every Seat that there ever was, convening ones first, then by name
 */
public record CoalitionOverview(
    CoalitionId id,
    String name,
    Brand brand,
    Instant foundedAt,
    Terms terms,
    List<Partner> partners) {

  /** The Seat of an Organization that has one. */
  public Partner seatOf(OrganizationId organization) {
    return partners.stream()
        .filter(partner -> partner.organization().id().equals(organization))
        .findFirst()
        .orElseThrow();
  }

  /** Those who co-own the campaigns at this moment. */
  public List<Partner> activePartners() {
    return partners.stream().filter(partner -> partner.state() == SeatState.ACTIVE).toList();
  }

  /** Conveners read why others declined or left; who only looks in does not. */
  CoalitionOverview asSeenBy(OrganizationId organization) {
    return seatOf(organization).state() == SeatState.ACTIVE
        ? this
        : new CoalitionOverview(
            id,
            name,
            brand,
            foundedAt,
            terms,
            partners.stream()
                .filter(
                    partner ->
                        partner.state() == SeatState.ACTIVE
                            || partner.organization().id().equals(organization))
                .toList());
  }
}
