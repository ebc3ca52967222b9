package org.chorus.signature.dashboard;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far back a dashboard looks, in whole days of UTC of which the last is the present one. There
 * are these few and no days to choose, because what is not told of one stretch would follow from
 * two that overlap but for it.
 */
public enum Lookback { // from the shortest to the longest, each a part of the next
  SEVEN_DAYS,
  THIRTY_DAYS,
  EVER;

  /** On which day it begins; empty where it has no beginning. */
  public Optional<LocalDate> begin(LocalDate today) {
    return switch (this) {
      case SEVEN_DAYS -> Optional.of(today.minusDays(6));
      case THIRTY_DAYS -> Optional.of(today.minusDays(29));
      case EVER -> Optional.empty();
    };
  }

  /** This one and all that are longer, the longest first. */
  List<Lookback> upToThis() {
    return Arrays.stream(values()).filter(each -> each.compareTo(this) >= 0).toList().reversed();
  }

  boolean covers(LocalDate day, LocalDate today) {
    return begin(today).map(begin -> !day.isBefore(begin)).orElse(true);
  }
}
