package org.chorus.signature.dashboard;

import java.util.OptionalDouble;

/**
 * How one partner does beside the others, of whom none is told from the rest.
 *
 * @param days how many days were counted, the present one included
 * @param total everybody who came in them
 * @param own those credited to the partner
 * @param others how many other partners have ever brought somebody who counts
 * @param meanOfOthers those credited to another partner, divided by how many other partners there
 *     are; empty where it would tell too much: of fewer than {@value #ENOUGH} of them who brought
 *     somebody in these days, or in what a longer {@link Lookback} has more, or of a few people,
 *     whom partners brought or nobody
 */
public record Comparison(long days, long total, long own, int others, OptionalDouble meanOfOthers) {

  /** Of this many others who brought somebody a mean tells of none of them. */
  public static final int ENOUGH = 2;
}
