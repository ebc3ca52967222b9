package org.chorus.signature;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one partner may know of a pool: everything of its own, and of the others only the sum.
 *
 * @param total every person in the pool, once
 * @param own those credited to the partner
 * @param assists those credited to another, or to nobody, who also signed on the partner's page
 * @param confirmed how many of {@code total} confirmed their address
 * @param inOwnWords how many of {@code total} put an open letter into their own words; empty where
 *     no campaign of the pool lets them
 * @param campaigns how {@code total} and {@code own} came about
 */
public record PoolNumbers(
    long total,
    long own,
    long assists,
    long confirmed,
    OptionalLong inOwnWords,
    List<CampaignShare> campaigns) {

  /** Those credited to the other partners together, or to none. */
  public long others() {
    return total - own;
  }

  /** One day's new signatures; a day is one of UTC. */
  public record Day(LocalDate date, long total, long own) {}

  /** What one Campaign brought into the pool. */
  public record CampaignShare(String name, long total, long own) {}
}
