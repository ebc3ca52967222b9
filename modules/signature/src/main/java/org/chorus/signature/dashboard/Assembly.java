package org.chorus.signature.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorus.campaign.link.Channel;
import org.chorus.campaign.link.LinkId;
import org.chorus.kernel.Country;
import org.chorus.kernel.OrganizationId;
import org.chorus.signature.PoolNumbers.Day;
import org.chorus.signature.Shares;
import org.chorus.signature.Shares.Count;
import org.chorus.signature.Shares.Share;
import org.chorus.signature.dashboard.Cells.Credit;
import org.chorus.signature.dashboard.Cells.Dimension;
import org.chorus.signature.dashboard.Dashboard.Series;

/** Makes of what was read what one partner may know. */
final class Assembly {

  private final OrganizationId organization;
  private final Cells cells;
  private final Lookback lookback;
  private final LocalDate today;

  Assembly(OrganizationId organization, Cells cells, Lookback lookback, LocalDate today) {
    this.organization = organization;
    this.cells = cells;
    this.lookback = lookback;
    this.today = today;
  }

  Dashboard assemble() {
    List<Day> days = days();
    LocalDate begin =
        lookback.begin(today).orElseGet(() -> days.isEmpty() ? today : days.getFirst().date());
    return new Dashboard(
        lookback,
        begin,
        today,
        days,
        shares(Dimension.CHANNEL, Channel::valueOf),
        cells.asksCountry()
            ? Optional.of(shares(Dimension.COUNTRY, Country::parse))
            : Optional.empty(),
        shares(Dimension.LANGUAGE, Function.identity()),
        comparison(days, ChronoUnit.DAYS.between(begin, today) + 1),
        new Dashboard.Own(
            series(Dimension.CHANNEL, Channel::valueOf),
            series(Dimension.LINK, link -> new LinkId(UUID.fromString(link))),
            cells.asksCountry() ? series(Dimension.COUNTRY, Country::parse) : List.of(),
            series(Dimension.LANGUAGE, Function.identity())));
  }

  private List<Day> days() {
    Map<LocalDate, Long> own = new HashMap<>();
    cells.own().stream()
        .filter(cell -> cell.dimension() == Dimension.LANGUAGE)
        .forEach(cell -> own.merge(cell.day(), cell.people(), Long::sum));
    return cells.days().stream()
        .filter(total -> lookback.covers(total.day(), today))
        .map(total -> new Day(total.day(), total.people(), own.getOrDefault(total.day(), 0L)))
        .toList();
  }

  private <V> Shares<V> shares(Dimension dimension, Function<String, V> parse) {
    Map<String, Spread> everybody = new HashMap<>();
    cells.everybody().stream()
        .filter(cell -> cell.dimension() == dimension)
        .forEach(cell -> at(everybody, cell.value()).add(cell.shortest(), cell.people()));
    Map<String, Spread> own = new HashMap<>();
    cells.own().stream()
        .filter(cell -> cell.dimension() == dimension)
        .forEach(cell -> at(own, cell.value()).add(shortestWith(cell.day()), cell.people()));
    Map<V, Part> parts = new LinkedHashMap<>();
    everybody.entrySet().stream()
        .sorted(Map.Entry.comparingByKey()) // so that equal ones stand in one order
        .forEach(
            part ->
                parts.put(
                    parse.apply(part.getKey()), new Part(part.getValue(), at(own, part.getKey()))));
    return shares(parts);
  }

  private static Spread at(Map<String, Spread> spreads, String value) {
    return spreads.computeIfAbsent(value, none -> new Spread());
  }

  /** People who have something in common. */
  private record Part(Spread everybody, Spread own) {

    <V> Count<V> within(V value, Lookback lookback) {
      return new Count<>(
          value,
          everybody.within(lookback),
          own.within(lookback),
          everybody.without(own).beyond(lookback));
    }
  }

  /**
   * From the longest time down to the one looked at, since what one tells another would give away.
   */
  private <V> Shares<V> shares(Map<V, Part> parts) {
    Shares<V> shares = Shares.of(List.of());
    for (Lookback each : lookback.upToThis()) {
      shares =
          Shares.of(
              parts.entrySet().stream()
                  .map(part -> part.getValue().within(part.getKey(), each))
                  .filter(count -> count.total() > 0)
                  .toList(),
              shares);
    }
    return shares;
  }

  private Lookback shortestWith(LocalDate day) {
    for (Lookback each : Lookback.values()) {
      if (each.covers(day, today)) {
        return each;
      }
    }
    throw new IllegalStateException("no stretch has " + day);
  }

  /** Who brought those whom the partner did not bring. */
  private enum Bringer {
    ANOTHER_PARTNER,
    NOBODY
  }

  private Comparison comparison(List<Day> days, long howMany) {
    Spread nobody = new Spread();
    Map<OrganizationId, Spread> others = new HashMap<>();
    for (Credit credit : cells.credits()) {
      if (credit.partner().isEmpty()) {
        nobody.add(credit.shortest(), credit.people());
      } else if (!credit.partner().get().equals(organization)) {
        others
            .computeIfAbsent(credit.partner().get(), none -> new Spread())
            .add(credit.shortest(), credit.people());
      }
    }
    Spread partners = Spread.sum(others.values());
    return new Comparison(
        howMany,
        days.stream().mapToLong(Day::total).sum(),
        days.stream().mapToLong(Day::own).sum(),
        others.size(),
        hidesEach(others.values()) && isTold(partners, nobody)
            ? OptionalDouble.of((double) partners.within(lookback) / others.size())
            : OptionalDouble.empty());
  }

  /**
   * Whether enough stand behind a sum of partners, and behind what a longer time has more, which
   * two sums that are told would tell. Where a longer time has nobody more, nothing follows.
   */
  private boolean hidesEach(Collection<Spread> partners) {
    return partners.stream().filter(partner -> partner.within(lookback) > 0).count()
            >= Comparison.ENOUGH
        && Stream.of(Lookback.values())
            .map(
                longer ->
                    partners.stream()
                        .filter(partner -> partner.within(longer) > partner.within(lookback))
                        .count())
            .allMatch(more -> more == 0 || more >= Comparison.ENOUGH);
  }

  /** That both together are the others is known, so one is told where both can be. */
  private boolean isTold(Spread partners, Spread nobody) {
    Map<Bringer, Part> parts = new EnumMap<>(Bringer.class);
    parts.put(Bringer.ANOTHER_PARTNER, new Part(partners, new Spread()));
    parts.put(Bringer.NOBODY, new Part(nobody, new Spread()));
    return shares(parts).largest().stream().map(Share::total).noneMatch(OptionalLong::isEmpty);
  }

  private <V> List<Series<V>> series(Dimension dimension, Function<String, V> parse) {
    Map<String, SortedMap<LocalDate, Long>> byValue = new TreeMap<>();
    cells.own().stream()
        .filter(cell -> cell.dimension() == dimension && lookback.covers(cell.day(), today))
        .forEach(
            cell ->
                byValue
                    .computeIfAbsent(cell.value(), none -> new TreeMap<>())
                    .merge(cell.day(), cell.people(), Long::sum));
    return byValue.entrySet().stream()
        .map(part -> new Series<>(parse.apply(part.getKey()), part.getValue()))
        .sorted(Comparator.comparingLong((Series<V> series) -> series.people()).reversed())
        .toList();
  }
}
