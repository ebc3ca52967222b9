package org.chorus.sharing.overlap;

import static java.util.Objects.requireNonNull;
import static org.chorus.access.Permission.EXPORT_CONTACTS;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a partner how many of a pool's signers are new to its list, and nothing by which it could
 * learn of one person whether they signed: {@link Noise} in every answer, one answer for each list
 * and pool, and a {@link Quota} of lists.
 */
@Service
public class NewToList {

  /** How many people have signed at least. */
  public static final int MIN_SIGNERS = 500;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Noise noise;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;

  NewToList(
      JdbcClient jdbc,
      SupporterRows rows,
      Noise noise,
      Access access,
      AuditTrail audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.noise = noise;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    this.writing = new TransactionTemplate(transactions);
  }

  /**
   * The pools that the Actor's Organization may ask about, by Coalition and name, with what it was
   * told last.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward
   */
  public List<ComparablePool> pools(Actor actor) {
    access.require(actor, EXPORT_CONTACTS);
    return jdbc.sql(
            """
            select signature_pool.id, signature_pool.coalition_id, same_person,
                   array_agg(campaign.name order by campaign.name) as campaigns,
                   (select coalesce(sum(signatures), 0)
                      from tally
                     where pool_id = signature_pool.id
                       and dimension = 'EVER'
                       and standing = 'COUNTED') as signers,
                   told.answered_at, told.signers as told_signers, told.on_list, told.addresses,
                   coalesce(told.is_current, false) as answered
              from seat
              join signature_pool on signature_pool.coalition_id = seat.coalition_id
              join coalition      on coalition.id = seat.coalition_id
              join campaign       on campaign.pool_id = signature_pool.id
                                 and campaign.published_at is not null
              left join lateral (select answered_at, signers, on_list, addresses,
                                        state = 'CURRENT' and expires_at > :now as is_current
                                   from list_answer
                                   join supporter_list on supporter_list.id = list_id
                                  where pool_id = signature_pool.id
                                    and organization_id = :organization
                                  order by answered_at desc, is_current desc
                                  limit 1) as told on true
             where seat.organization_id = :organization
               and seat.state = 'ACTIVE'
             group by signature_pool.id, coalition.name, told.answered_at, told.signers, told.on_list,
                      told.addresses, told.is_current
             order by coalition.name, campaigns, signature_pool.id
            """)
        .param("organization", actor.organization().value())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> pool(row))
        .list();
  }

  private static ComparablePool pool(ResultSet row) throws SQLException {
    Array campaigns = row.getArray("campaigns");
    Optional<Timestamp> answered = Optional.ofNullable(row.getTimestamp("answered_at"));
    return new ComparablePool(
        new CoalitionId(row.getObject("coalition_id", UUID.class)),
        new PoolId(row.getObject("id", UUID.class)),
        List.of((String[]) campaigns.getArray()),
        row.getString("same_person").equals("BY_ADDRESS_AND_NAME"),
        row.getLong("signers"),
        answered.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ListAnswer.of(
                    answered.get().toInstant(),
                    row.getLong("told_signers"),
                    row.getLong("addresses"),
                    row.getLong("on_list"))),
        row.getBoolean("answered"));
  }

  /**
   * How many of a pool's signers are new to the list that the Actor's Organization has now. The
   * first answer is the only one: it holds for the moment at which it was asked for, until the
   * Organization uploads another list.
   *
   * @throws org.chorus.access.AccessDenied unless the Actor is a data steward of an Organization
   *     with an active Seat
   */
  public AskOutcome ask(Actor actor, CoalitionId coalition, PoolId pool) {
    access.require(actor, EXPORT_CONTACTS, coalition);
    Optional<Pool> found = find(coalition, pool);
    if (found.isEmpty()) {
      return new AskOutcome.NoSuchPool();
    }
    if (found.get().byName()) {
      return new AskOutcome.CountsByName();
    }
    Optional<Listed> list = list(actor);
    if (list.isEmpty()) {
      return new AskOutcome.NoList();
    }
    return told(list.get(), pool)
        .<AskOutcome>map(AskOutcome.Answered::new)
        .orElseGet(() -> askAnew(actor, list.get(), pool, found.get().name()));
  }

  private AskOutcome askAnew(Actor actor, Listed list, PoolId pool, String poolName) {
    Instant now = clock.instant();
    Counted counted = requireNonNull(reading.execute(begun -> count(list, pool)));
    if (counted.signers() < MIN_SIGNERS) {
      return new AskOutcome.TooFewSigners();
    }
    long noisy = counted.onList() + noise.draw();
    writing.executeWithoutResult(
        begun -> {
          if (keep(list, pool, now, counted.signers(), noisy)) {
            audit.record(actor, Act.of("list compared").on("pool", pool.toString(), poolName));
          }
        });
    return told(list, pool)
        .<AskOutcome>map(AskOutcome.Answered::new)
        .orElseGet(AskOutcome.NoList::new); // it was replaced or deleted meanwhile
  }

  private record Pool(String name, boolean byName) {}

  private Optional<Pool> find(CoalitionId coalition, PoolId pool) {
    return jdbc.sql(
            """
            select name, same_person
              from signature_pool
             where id = :pool
               and coalition_id = :coalition
            """)
        .param("pool", pool.value())
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Pool(
                    row.getString("name"),
                    row.getString("same_person").equals("BY_ADDRESS_AND_NAME")))
        .optional();
  }

  private record Listed(UUID list, long addresses) {}

  private Optional<Listed> list(Actor actor) {
    return jdbc.sql(
            """
            select id, addresses
              from supporter_list
             where organization_id = :organization
               and state = 'CURRENT'
               and expires_at > :now
            """)
        .param("organization", actor.organization().value())
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, number) -> new Listed(row.getObject("id", UUID.class), row.getLong("addresses")))
        .optional();
  }

  private Optional<ListAnswer> told(Listed list, PoolId pool) {
    return jdbc.sql(
            """
            select answered_at, signers, on_list
              from list_answer
             where list_id = :list
               and pool_id = :pool
            """)
        .param("list", list.list())
        .param("pool", pool.value())
        .query(
            (row, number) ->
                ListAnswer.of(
                    row.getTimestamp("answered_at").toInstant(),
                    row.getLong("signers"),
                    list.addresses(),
                    row.getLong("on_list")))
        .optional();
  }

  private record Counted(long signers, long onList) {}

  /** One statement, which every signature of the pool with a key on the list is found by. */
  private Counted count(Listed list, PoolId pool) {
    rows.openAll(); // to count
    return jdbc.sql(
            """
            select (select coalesce(sum(signatures), 0)
                      from tally
                     where pool_id = :pool
                       and dimension = 'EVER'
                       and standing = 'COUNTED') as signers,
                   (select count(*)
                      from listed_address
                      join signature using (signer_key)
                     where list_id = :list
                       and pool_id = :pool
                       and standing = 'COUNTED') as on_list
            """)
        .param("pool", pool.value())
        .param("list", list.list())
        .query((row, number) -> new Counted(row.getLong("signers"), row.getLong("on_list")))
        .single();
  }

  /** Whoever comes second finds the first answer kept, and its own draw is never seen. */
  private boolean keep(Listed list, PoolId pool, Instant at, long signers, long noisy) {
    return jdbc.sql(
                """
                insert into list_answer (list_id, pool_id, answered_at, signers, on_list)
                select id, :pool, :at, :signers, :noisy
                  from supporter_list
                 where id = :list
                   and state = 'CURRENT'
                    on conflict do nothing
                """)
            .param("list", list.list())
            .param("pool", pool.value())
            .param("at", Timestamp.from(at))
            .param("signers", signers)
            .param("noisy", noisy)
            .update()
        > 0;
  }
}
