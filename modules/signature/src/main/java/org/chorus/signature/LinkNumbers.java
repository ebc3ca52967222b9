package org.chorus.signature;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What came of one link that a partner spreads.
 *
 * @param people who count and are credited by it
 * @param confirmed those among them with a confirmed address
 * @param assists people who had signed before, and came by it
 * @param latest the last day, in UTC, on which somebody came by it who counts; empty where nobody
 *     did
 */
public record LinkNumbers(long people, long confirmed, long assists, Optional<LocalDate> latest) {

  /** Of a link by which nobody came. */
  public static final LinkNumbers NONE = new LinkNumbers(0, 0, 0, Optional.empty());
}
