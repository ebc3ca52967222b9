package org.chorus.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.chorus.kernel.Country;
import org.chorus.signature.PoolNumbers.Day;
import org.chorus.signature.Shares;
import org.chorus.signature.dashboard.Dashboard;
import org.chorus.signature.dashboard.Dashboard.Series;

/**
 * The numbers of a dashboard as whoever has no tallies gets them: one {@code GROUP BY} over the
 * signatures for each of its tables.
 *
 * @param channels by channel and day; the others likewise
 * @param links by link and day, of the partner's own
 * @param credits by partner, and by nobody
 */
record PlainCount(
    List<Cell> channels,
    List<Cell> countries,
    List<Cell> languages,
    List<Cell> links,
    Map<Optional<UUID>, Long> credits) {

  /** Of whose numbers. */
  record Question(UUID pool, UUID campaign, UUID organization, Optional<LocalDate> begin) {

    private Timestamp since() {
      return Timestamp.from(
          begin.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(Instant.EPOCH));
    }
  }

  record Cell(String value, LocalDate day, long total, long own) {}

  private static final String BY_VALUE =
      """
      select coalesce(%s, '') as value, (signed_at at time zone 'UTC')::date as day, count(*) as total,
             count(*) filter (where organization_id = ?) as own
        from signature
       where pool_id = ?
         and standing = 'COUNTED'
         and signed_at >= ?
       group by 1, 2
      """;

  private static final String BY_LINK =
      """
      select link_id::text as value, (signed_at at time zone 'UTC')::date as day, count(*) as total,
             count(*) as own
        from signature
       where organization_id = ?
         and pool_id = ?
         and standing = 'COUNTED'
         and signed_at >= ?
         and campaign_id = ?
         and link_id is not null
       group by 1, 2
      """;

  private static final String BY_PARTNER =
      """
      select organization_id, count(*) as total
        from signature
       where pool_id = ?
         and standing = 'COUNTED'
         and signed_at >= ?
       group by 1
      """;

  /**
   * Counts.
   *
   * @param owner sees all rows
   */
  static PlainCount of(Connection owner, Question question) throws SQLException {
    return new PlainCount(
        cells(owner, BY_VALUE.formatted("channel"), question, false),
        cells(owner, BY_VALUE.formatted("country"), question, false),
        cells(owner, BY_VALUE.formatted("language"), question, false),
        cells(owner, BY_LINK, question, true),
        credits(owner, question));
  }

  private static List<Cell> cells(
      Connection owner, String query, Question question, boolean ofCampaign) throws SQLException {
    List<Cell> cells = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(query)) {
      statement.setObject(1, question.organization());
      statement.setObject(2, question.pool());
      statement.setTimestamp(3, question.since());
      if (ofCampaign) {
        statement.setObject(4, question.campaign());
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          cells.add(
              new Cell(
                  row.getString("value"),
                  row.getObject("day", LocalDate.class),
                  row.getLong("total"),
                  row.getLong("own")));
        }
      }
    }
    return cells;
  }

  private static Map<Optional<UUID>, Long> credits(Connection owner, Question question)
      throws SQLException {
    Map<Optional<UUID>, Long> credits = new HashMap<>();
    try (PreparedStatement statement = owner.prepareStatement(BY_PARTNER)) {
      statement.setObject(1, question.pool());
      statement.setTimestamp(2, question.since());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          credits.put(
              Optional.ofNullable(row.getObject("organization_id", UUID.class)),
              row.getLong("total"));
        }
      }
    }
    return credits;
  }

  /** In what a dashboard says something else, in words; of what it does not tell nothing. */
  List<String> differences(Dashboard dashboard, UUID organization) {
    List<String> faults = new ArrayList<>();
    same("days", days(), dashboard.days(), faults);
    told("channels", channels, dashboard.channels(), Enum::name, faults);
    told("languages", languages, dashboard.languages(), Function.identity(), faults);
    dashboard
        .countries()
        .ifPresent(shares -> told("countries", countries, shares, PlainCount::code, faults));
    Dashboard.Own own = dashboard.own();
    same("own channels", own(channels), series(own.channels(), Enum::name), faults);
    same("own languages", own(languages), series(own.languages(), Function.identity()), faults);
    same("own countries", own(countries), series(own.countries(), PlainCount::code), faults);
    same("own links", own(links), series(own.links(), link -> link.value().toString()), faults);
    long theirs =
        credits.entrySet().stream()
            .filter(credit -> credit.getKey().isPresent())
            .filter(credit -> !credit.getKey().equals(Optional.of(organization)))
            .mapToLong(Map.Entry::getValue)
            .sum();
    dashboard
        .comparison()
        .meanOfOthers()
        .ifPresent(
            mean ->
                same(
                    "what others brought",
                    theirs,
                    Math.round(mean * dashboard.comparison().others()),
                    faults));
    return faults;
  }

  private static String code(Optional<Country> country) {
    return country.map(Country::code).orElse("");
  }

  private static void same(String what, Object counted, Object shown, List<String> faults) {
    if (!counted.equals(shown)) {
      faults.add("the dashboard's " + what + " are not those of the signatures");
    }
  }

  private List<Day> days() {
    TreeMap<LocalDate, Day> days = new TreeMap<>();
    for (Cell cell : languages) {
      days.merge(
          cell.day(),
          new Day(cell.day(), cell.total(), cell.own()),
          (a, b) -> new Day(a.date(), a.total() + b.total(), a.own() + b.own()));
    }
    return List.copyOf(days.values());
  }

  /** Parts that are listed are compared one by one, and where all are listed also how many. */
  private static <V> void told(
      String what,
      List<Cell> cells,
      Shares<V> shares,
      Function<V, String> name,
      List<String> faults) {
    Map<String, Long> totals = new HashMap<>();
    Map<String, Long> own = new HashMap<>();
    for (Cell cell : cells) {
      totals.merge(cell.value(), cell.total(), Long::sum);
      own.merge(cell.value(), cell.own(), Long::sum);
    }
    for (Shares.Share<V> share : shares.largest()) {
      String value = name.apply(share.value());
      long total = Objects.requireNonNullElse(totals.get(value), 0L);
      same(what, Objects.requireNonNullElse(own.get(value), 0L), share.own(), faults);
      same(what, OptionalLong.of(total), toldOr(share.total(), total), faults);
    }
    if (shares.rest().isEmpty()) {
      same(what, totals.size(), shares.largest().size(), faults);
    }
    shares
        .rest()
        .ifPresent(
            rest -> {
              long listed =
                  shares.largest().stream()
                      .mapToLong(share -> totals.getOrDefault(name.apply(share.value()), 0L))
                      .sum();
              long all = totals.values().stream().mapToLong(Long::longValue).sum();
              same(what, OptionalLong.of(all - listed), toldOr(rest.total(), all - listed), faults);
            });
  }

  private static OptionalLong toldOr(OptionalLong told, long total) {
    return told.isPresent() ? told : OptionalLong.of(total);
  }

  private static Map<String, Map<LocalDate, Long>> own(List<Cell> cells) {
    Map<String, Map<LocalDate, Long>> own = new HashMap<>();
    cells.stream()
        .filter(cell -> cell.own() > 0)
        .forEach(
            cell ->
                own.computeIfAbsent(cell.value(), none -> new TreeMap<>())
                    .put(cell.day(), cell.own()));
    return own;
  }

  private static <V> Map<String, Map<LocalDate, Long>> series(
      List<Series<V>> series, Function<V, String> name) {
    Map<String, Map<LocalDate, Long>> byName = new HashMap<>();
    series.forEach(each -> byName.put(name.apply(each.value()), each.days()));
    return byName;
  }
}
