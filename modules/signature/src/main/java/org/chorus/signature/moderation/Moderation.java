package org.chorus.signature.moderation;

import static org.chorus.access.Permission.MODERATE;
import static org.chorus.access.Permission.READ_NUMBERS;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.chorus.access.Access;
import org.chorus.access.PersonalDataAccess;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.signature.Standing;
import org.chorus.signature.Suspicion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What moderators of a Campaign see of its Signatures, whichever partner brought them: masked, and
 * of that Campaign only. The queries ask for that, and the database shows them nothing else ({@link
 * SupporterRows#showMasked}).
 */
@Service
@Transactional
public class Moderation {

  /** Of networks and domains, those with the most signatures. */
  private static final int MOST = 10;

  private static final String TRENDS =
      """
      with recent as materialized (
        select case :step when 'hour' then date_trunc('hour', signed_at, 'UTC')
                          else date_trunc('day', signed_at, 'UTC') end as period,
               network, domain, suspicions, standing
          from masked_signature
         where pool_id = :pool
           and signed_at >= :since
      ), entry as (
        select 'PERIOD' as kind, extract(epoch from period)::bigint::text as value, standing, count(*) as signatures
          from recent
         group by period, standing
         union all
        select 'NETWORK', network::text, standing, count(*)
          from recent
         where network is not null
         group by network, standing
         union all
        select 'DOMAIN', domain, standing, count(*)
          from recent
         group by domain, standing
         union all
        select 'SUSPICION', suspicion, standing, count(*)
          from recent
         cross join lateral unnest(suspicions) as suspicion
         group by suspicion, standing
      ), ranked as (
        select kind, value, row_number() over (partition by kind order by sum(signatures) desc, value) as place
          from entry
         where kind <> 'PERIOD'
         group by kind, value
      )
      select kind, value, standing, signatures
        from entry
        left join ranked using (kind, value)
       where kind = 'PERIOD'
          or place <= :most
       order by kind, place, value
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final ModeratedCampaigns campaigns;
  private final Access access;
  private final Clock clock;

  Moderation(
      JdbcClient jdbc,
      SupporterRows rows,
      ModeratedCampaigns campaigns,
      Access access,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.campaigns = campaigns;
    this.access = access;
    this.clock = clock;
  }

  /** What became of all signatures of a Campaign so far: for everybody who may see its numbers. */
  @Transactional(readOnly = true)
  public ByStanding standings(Actor actor, CampaignId id) {
    ModeratedCampaign campaign = campaigns.permitted(actor, READ_NUMBERS, id);
    Map<Standing, Long> numbers = new EnumMap<>(Standing.class);
    jdbc.sql(
            """
            select standing, sum(signatures) as signatures
              from tally
             where pool_id = :pool
               and campaign_id = :campaign
               and dimension = 'EVER'
             group by standing
            having sum(signatures) > 0
            """)
        .param("pool", campaign.pool().value())
        .param("campaign", id.value())
        .query(
            row -> {
              numbers.put(Standing.valueOf(row.getString("standing")), row.getLong("signatures"));
            });
    return new ByStanding(numbers);
  }

  /**
   * Whence signatures came lately. Reads every signature of that time.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor moderates the Campaign
   */
  @Transactional(readOnly = true)
  public Trends trends(Actor actor, CampaignId id, Trends.Span span) {
    ModeratedCampaign campaign = campaigns.permitted(actor, MODERATE, id);
    Instant now = clock.instant();
    Instant since = beginning(now.minus(span.length()), span.step()).plus(span.step());
    rows.showMasked(id);
    Map<String, Map<String, Map<Standing, Long>>> found = new LinkedHashMap<>();
    jdbc.sql(TRENDS)
        .param("pool", campaign.pool().value())
        .param("since", Timestamp.from(since))
        .param("step", span.step().equals(Duration.ofHours(1)) ? "hour" : "day")
        .param("most", MOST)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getString("kind"), kind -> new LinkedHashMap<>())
                  .computeIfAbsent(row.getString("value"), value -> new EnumMap<>(Standing.class))
                  .put(Standing.valueOf(row.getString("standing")), row.getLong("signatures"));
            });
    return new Trends(
        since,
        periods(found.getOrDefault("PERIOD", Map.of()), since, now, span.step()),
        shares(found, "NETWORK", Function.identity()),
        shares(found, "DOMAIN", Function.identity()),
        shares(found, "SUSPICION", Suspicion::valueOf));
  }

  private static Instant beginning(Instant moment, Duration step) {
    return Instant.ofEpochSecond(
        Math.floorDiv(moment.getEpochSecond(), step.toSeconds()) * step.toSeconds());
  }

  private static List<Trends.Period> periods(
      Map<String, Map<Standing, Long>> found, Instant since, Instant now, Duration step) {
    List<Trends.Period> periods = new ArrayList<>();
    for (Instant begin = since; !begin.isAfter(now); begin = begin.plus(step)) {
      Map<Standing, Long> numbers = found.get(Long.toString(begin.getEpochSecond()));
      periods.add(
          new Trends.Period(begin, numbers == null ? ByStanding.NONE : new ByStanding(numbers)));
    }
    return periods;
  }

  private static <T> List<Trends.Share<T>> shares(
      Map<String, Map<String, Map<Standing, Long>>> found, String kind, Function<String, T> value) {
    return found.getOrDefault(kind, Map.of()).entrySet().stream()
        .map(
            entry ->
                new Trends.Share<>(value.apply(entry.getKey()), new ByStanding(entry.getValue())))
        .toList();
  }

  /**
   * Signatures of a Campaign, newest first. That somebody looks is on record in the audit trail.
   *
   * @param before only older ones than this one; empty begins with the newest
   * @throws org.chorus.access.AccessDenied unless the Actor moderates the Campaign
   */
  public Listing search(
      Actor actor, CampaignId id, SignatureFilter filter, OptionalLong before, int limit) {
    ModeratedCampaign campaign = campaigns.permitted(actor, MODERATE, id);
    PersonalDataAccess.OfPool permit =
        access.toModerate(actor, campaign.coalition(), id, campaign.pool(), campaign.name());
    rows.showMasked(id);
    List<MaskedSignature> found = list(permit, filter, before, limit + 1);
    return new Listing(found.stream().limit(limit).toList(), found.size() > limit);
  }

  private List<MaskedSignature> list(
      PersonalDataAccess.OfPool permit, SignatureFilter filter, OptionalLong before, int limit) {
    return jdbc.sql(
            """
            select id, signed_at, initials, address, standing, suspicions, network::text as network,
                   confirmed, language, country, words
              from masked_signature
             where id < :before
               and
            """
                + Selection.conditions(filter)
                + """
                   order by id desc
                   limit :limit
                  """)
        .params(Selection.values(permit.pool(), filter))
        .param("before", before.orElse(Long.MAX_VALUE))
        .param("limit", limit)
        .query((row, number) -> signature(row))
        .list();
  }

  private static MaskedSignature signature(ResultSet row) throws SQLException {
    return new MaskedSignature(
        row.getLong("id"),
        row.getTimestamp("signed_at").toInstant(),
        row.getString("initials"),
        row.getString("address"),
        Standing.valueOf(row.getString("standing")),
        suspicions(row.getArray("suspicions")),
        Optional.ofNullable(row.getString("network")),
        row.getBoolean("confirmed"),
        row.getString("language"),
        Optional.ofNullable(row.getString("country")),
        Optional.ofNullable(row.getString("words")));
  }

  private static Set<Suspicion> suspicions(@Nullable Array names) throws SQLException {
    Set<Suspicion> suspicions = EnumSet.noneOf(Suspicion.class);
    if (names != null) {
      for (String name : (String[]) names.getArray()) {
        suspicions.add(Suspicion.valueOf(name));
      }
    }
    return Collections.unmodifiableSet(suspicions);
  }
}
