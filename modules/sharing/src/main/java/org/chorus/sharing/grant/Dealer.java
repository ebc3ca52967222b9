package org.chorus.sharing.grant;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.kernel.OrganizationId;
import org.chorus.sharing.grant.Dealing.Deal;
import org.chorus.sharing.grant.Dealing.Share;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the ledger of people whom no partner brought ({@link Dealing}), as it reads their touches.
 * Nobody is dealt twice, whatever they answer later.
 */
@Component
class Dealer {

  /**
   * What matters for dealing among some touches: people brought for the first time, and people on
   * the common page, of whom no partner knows until then.
   */
  private static final String LOG =
      """
      select touch.id, touch.signature_id, signature.pool_id, touch.organization_id as page, touched_at,
             terms.version, terms.organic, terms.cap, partners, taking_part_since
        from touch
        join signature      on signature.id = touch.signature_id
        join signature_pool on signature_pool.id = signature.pool_id
        join lateral (select *
                        from terms
                       where terms.coalition_id = signature_pool.coalition_id
                         and terms.adopted_at <= touched_at
                       order by version desc
                       limit 1) as terms on true
        left join lateral (
          select array_agg(seat.organization_id order by joined_at, seat.organization_id) as partners,
                 array_agg(seat.since           order by joined_at, seat.organization_id) as taking_part_since
            from unnest(texts, answers) as given (consent_text_id, answer)
            join consent_text on consent_text.id = given.consent_text_id
            join seat         on seat.coalition_id = signature_pool.coalition_id
                             and seat.organization_id = consent_text.organization_id
                             and seat.state = 'ACTIVE'
                             and seat.joined_at <= touched_at
           where answer
             and touch.organization_id is null
             and terms.organic in ('EQUAL', 'PRO_RATA')
             and (touched_at at time zone 'UTC')::date
                   between coalesce(window_first_day, '-infinity') and coalesce(window_last_day, 'infinity')
             and not exists (select from touch as earlier
                              where earlier.signature_id = touch.signature_id
                                and earlier.organization_id is not null
                                and earlier.id < touch.id)
             and not exists (select from dealing where dealing.signature_id = touch.signature_id)
        ) as agreed on true
       where touch.signature_id = any(:signatures)
         and touch.id = any(:touches)
         and exists (select from terms as any_version
                      where any_version.coalition_id = signature_pool.coalition_id
                        and any_version.organic in ('EQUAL', 'PRO_RATA')
                        and any_version.adopted_at is not null)
         and (partners is not null or touch.kind = 'FIRST' and touch.organization_id is not null)
       order by touch.position, touch.id
      """;

  private final JdbcClient jdbc;

  Dealer(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Entry(
      long touch,
      long signature,
      UUID pool,
      @Nullable UUID page,
      Instant at,
      int version,
      OrganicRule rule,
      Optional<Integer> cap,
      List<Candidate> agreed) {}

  /**
   * @param since when it joined, or was reinstated
   */
  private record Candidate(OrganizationId partner, Instant since) {}

  /** One pool's state, as it is read and written. */
  private static final class Pool {
    final Dealing dealing;
    final Map<OrganizationId, Instant> joined;
    long last;

    Pool(Dealing dealing, Map<OrganizationId, Instant> joined, long last) {
      this.dealing = dealing;
      this.joined = joined;
      this.last = last;
    }

    /**
     * Who is a candidate for the first time since it takes part takes its level from the others.
     */
    void letJoin(List<Candidate> candidates) {
      List<OrganizationId> knownBefore =
          candidates.stream().filter(this::isKnown).map(Candidate::partner).toList();
      for (Candidate candidate : candidates) {
        if (!isKnown(candidate)) {
          dealing.joins(candidate.partner(), knownBefore);
          joined.put(candidate.partner(), candidate.since());
        }
      }
    }

    private boolean isKnown(Candidate candidate) {
      Instant known = joined.get(candidate.partner());
      return known != null && !known.isBefore(candidate.since());
    }
  }

  /**
   * Deals the people of some touches. Whoever settles keeps its turn, so that nobody else deals
   * meanwhile; the rows of supporters are open.
   *
   * @param touches in the order of their transactions, next to those dealt before
   */
  void deal(List<Touched> touches) {
    Map<UUID, Pool> pools = new HashMap<>();
    Set<Long> dealt = new HashSet<>();
    for (Entry entry : log(touches)) {
      Pool pool = pools.computeIfAbsent(entry.pool(), id -> read(id, touches.getFirst()));
      if (entry.page() != null) {
        pool.dealing.brought(new OrganizationId(entry.page()));
      } else if (!dealt.contains(entry.signature())) {
        pool.letJoin(entry.agreed());
        pool.dealing
            .deal(
                entry.rule(), entry.agreed().stream().map(Candidate::partner).toList(), entry.cap())
            .ifPresent(
                deal -> {
                  dealt.add(entry.signature());
                  pool.last++;
                  write(entry, pool.last, deal);
                });
      }
    }
    pools.forEach(this::write);
  }

  private List<Entry> log(List<Touched> touches) {
    return jdbc.sql(LOG)
        .param("touches", touches.stream().map(Touched::id).toArray(Long[]::new))
        .param("signatures", touches.stream().map(Touched::signatureId).toArray(Long[]::new))
        .query((row, number) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    List<Candidate> agreed = new ArrayList<>();
    Array partners = row.getArray("partners");
    if (partners != null) {
      UUID[] ids = (UUID[]) partners.getArray();
      Timestamp[] since = (Timestamp[]) row.getArray("taking_part_since").getArray();
      for (int n = 0; n < ids.length; n++) {
        agreed.add(new Candidate(new OrganizationId(ids[n]), since[n].toInstant()));
      }
    }
    return new Entry(
        row.getLong("id"),
        row.getLong("signature_id"),
        row.getObject("pool_id", UUID.class),
        row.getObject("page", UUID.class),
        row.getTimestamp("touched_at").toInstant(),
        row.getInt("version"),
        OrganicRule.valueOf(row.getString("organic")),
        Optional.ofNullable(row.getObject("cap", Integer.class)),
        List.copyOf(agreed));
  }

  private Pool read(UUID id, Touched firstTouch) {
    Map<OrganizationId, Share> shares = new HashMap<>();
    Map<OrganizationId, Instant> joined = new HashMap<>();
    jdbc.sql("select * from dealing_share where pool_id = :pool")
        .param("pool", id)
        .query(
            row -> {
              OrganizationId partner =
                  new OrganizationId(row.getObject("organization_id", UUID.class));
              shares.put(
                  partner,
                  new Share(row.getLong("brought"), row.getLong("dealt"), row.getLong("level")));
              Timestamp since = row.getTimestamp("joined_at");
              if (since != null) {
                joined.put(partner, since.toInstant());
              }
            });
    if (shares.isEmpty()) {
      shares.putAll(broughtBefore(id, firstTouch));
    }
    long last =
        jdbc.sql("select coalesce(max(ordinal), 0) from dealing where pool_id = :pool")
            .param("pool", id)
            .query(Long.class)
            .single();
    return new Pool(new Dealing(shares), joined, last);
  }

  /** Of a pool in which nobody was dealt yet: people brought before a touch. */
  private Map<OrganizationId, Share> broughtBefore(UUID pool, Touched touch) {
    Map<OrganizationId, Share> shares = new HashMap<>();
    jdbc.sql(
            """
            select touch.organization_id, count(*) as brought
              from touch
              join signature on signature.id = touch.signature_id
             where signature.pool_id = :pool
               and kind = 'FIRST'
               and touch.organization_id is not null
               and (touch.position, touch.id) < (:position::xid8, :touch)
             group by touch.organization_id
            """)
        .param("pool", pool)
        .param("position", touch.position())
        .param("touch", touch.id())
        .query(
            row -> {
              shares.put(
                  new OrganizationId(row.getObject("organization_id", UUID.class)),
                  new Share(row.getLong("brought"), 0, 0));
            });
    return shares;
  }

  private void write(Entry entry, long ordinal, Deal deal) {
    jdbc.sql(
            """
            insert into dealing (pool_id, ordinal, signature_id, organization_id, rule, terms_version, signed_at,
                                 candidates, levels, brought, dealt, brought_by_all)
            values (:pool, :ordinal, :signature, :organization, :rule, :version, :at,
                    :candidates, :levels, :brought, :dealt, :broughtByAll)
            """)
        .param("pool", entry.pool())
        .param("ordinal", ordinal)
        .param("signature", entry.signature())
        .param("organization", deal.to().value())
        .param("rule", deal.rule().name())
        .param("version", entry.version())
        .param("at", Timestamp.from(entry.at()))
        .param(
            "candidates",
            deal.candidates().stream().map(OrganizationId::value).toArray(UUID[]::new))
        .param("levels", deal.shares().stream().map(Share::level).toArray(Long[]::new))
        .param("brought", deal.shares().stream().map(Share::brought).toArray(Long[]::new))
        .param("dealt", deal.shares().stream().map(Share::dealt).toArray(Long[]::new))
        .param("broughtByAll", deal.broughtByAll())
        .update();
  }

  private void write(UUID id, Pool pool) {
    pool.dealing
        .shares()
        .forEach(
            (partner, share) -> {
              Instant since = pool.joined.get(partner);
              jdbc.sql(
                      """
                      insert into dealing_share (pool_id, organization_id, joined_at, brought, dealt, level)
                      values (:pool, :organization, :joined, :brought, :dealt, :level)
                          on conflict (pool_id, organization_id) do update
                         set joined_at = excluded.joined_at,
                             brought   = excluded.brought,
                             dealt     = excluded.dealt,
                             level     = excluded.level
                      """)
                  .param("pool", id)
                  .param("organization", partner.value())
                  .param("joined", since == null ? null : Timestamp.from(since))
                  .param("brought", share.brought())
                  .param("dealt", share.dealt())
                  .param("level", share.level())
                  .update();
            });
  }
}
