package org.chorus.signature.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorus.kernel.OrganizationId;

/**
 * What was read of a pool, before anything is kept back.
 *
 * @param everybody by what they have in common
 * @param own those credited to the partner, likewise, by day
 * @param days everybody by day, in order
 * @param credits everybody by whom they are credited to
 * @param asksCountry whether a campaign of the pool asks people for their country
 */
record Cells(
    List<Everybody> everybody,
    List<Own> own,
    List<Total> days,
    List<Credit> credits,
    boolean asksCountry) {

  /** Of a pool that nobody may know of, or that nobody has signed in. */
  static final Cells NONE = new Cells(List.of(), List.of(), List.of(), List.of(), false);

  /** What people have in common; named as the tallies name it. */
  enum Dimension {
    CHANNEL,
    LINK,
    COUNTRY,
    LANGUAGE
  }

  /**
   * @param shortest the shortest stretch that has them
   */
  record Everybody(Dimension dimension, String value, Lookback shortest, long people) {}

  record Own(Dimension dimension, String value, LocalDate day, long people) {}

  record Total(LocalDate day, long people) {}

  /**
   * @param partner empty where nobody brought them
   */
  record Credit(Optional<OrganizationId> partner, Lookback shortest, long people) {}
}
