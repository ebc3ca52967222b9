package org.chorus.coalition.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * On which days people must sign for partners to receive them who are not of their own. Both days
 * are within, and days are those of UTC. What has no first or no last day is open on that side.
 */
public record SharingWindow(Optional<LocalDate> firstDay, Optional<LocalDate> lastDay) {

  /** At any time. */
  public static final SharingWindow ALWAYS = new SharingWindow(Optional.empty(), Optional.empty());

  public static SharingWindow between(LocalDate firstDay, LocalDate lastDay) {
    return new SharingWindow(Optional.of(firstDay), Optional.of(lastDay));
  }

  public static SharingWindow from(LocalDate firstDay) {
    return new SharingWindow(Optional.of(firstDay), Optional.empty());
  }

  public static SharingWindow until(LocalDate lastDay) {
    return new SharingWindow(Optional.empty(), Optional.of(lastDay));
  }

  public boolean includes(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    return firstDay.filter(day::isBefore).isEmpty() && !isOver(day);
  }

  boolean isOver(LocalDate day) {
    return lastDay.filter(day::isAfter).isPresent();
  }

  boolean endsBeforeItStarts() {
    return firstDay.flatMap(first -> lastDay.filter(first::isAfter)).isPresent();
  }
}
