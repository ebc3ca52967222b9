package org.chorus.signature.dashboard;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many people came within each {@link Lookback}. */
final class Spread {

  private final Map<Lookback, Long> within = new EnumMap<>(Lookback.class);

  /** Counts people whom this stretch has, and none that is shorter. */
  void add(Lookback shortest, long people) {
    longerThan(shortest).forEach(longer -> within.merge(longer, people, Long::sum));
    within.merge(shortest, people, Long::sum);
  }

  static Spread sum(Collection<Spread> parts) {
    Spread sum = new Spread();
    parts.forEach(
        part -> part.within.forEach((each, people) -> sum.within.merge(each, people, Long::sum)));
    return sum;
  }

  Spread without(Spread part) {
    Spread rest = new Spread();
    for (Lookback each : Lookback.values()) {
      rest.within.put(each, within(each) - part.within(each));
    }
    return rest;
  }

  long within(Lookback lookback) {
    return within.getOrDefault(lookback, 0L);
  }

  /** By how many each longer stretch has more than this one, the nearest first. */
  List<Long> beyond(Lookback lookback) {
    return longerThan(lookback).map(longer -> within(longer) - within(lookback)).toList();
  }

  private static Stream<Lookback> longerThan(Lookback lookback) {
    return Stream.of(Lookback.values()).filter(each -> each.compareTo(lookback) > 0);
  }
}
