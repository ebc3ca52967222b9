package org.chorus.sharing.overlap;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where lists are kept, as keys and in short transactions, however long an upload takes: what
 * follows signatures waits for the oldest transaction that runs. A list that is being read is
 * nobody's until it is taken, in one transaction.
 */
@Component
class ListStore {

  private static final int DELETED_AT_ONCE = 50_000;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ListStore(
      JdbcClient jdbc, SupporterRows rows, Clock clock, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A list to be read. What the Organization began to read before is given up. */
  UUID begin(Actor actor) {
    UUID list = UUID.randomUUID();
    transaction.executeWithoutResult(
        begun -> {
          lock(actor.organization());
          jdbc.sql(
                  """
                  update supporter_list
                     set state = 'GONE'
                   where organization_id = :organization
                     and state = 'READING'
                  """)
              .param("organization", actor.organization().value())
              .update();
          jdbc.sql(
                  """
                  insert into supporter_list (id, organization_id, state, begun_at, uploaded_by_name)
                  values (:list, :organization, 'READING', :now, :name)
                  """)
              .param("list", list)
              .param("organization", actor.organization().value())
              .param("now", Timestamp.from(clock.instant()))
              .param("name", actor.name())
              .update();
        });
    return list;
  }

  /**
   * Adds to a list that is being read; to no other. Whoever gives the list up meanwhile waits, so
   * that nothing is added behind its back.
   *
   * @return how many of the keys are new in it; empty where it is not being read any more
   */
  Optional<Integer> add(UUID list, List<byte[]> keys) {
    return requireNonNull(
        transaction.execute(
            begun -> {
              rows.openAll();
              return jdbc.sql(
                      """
                      with open as (
                        select id
                          from supporter_list
                         where id = :list
                           and state = 'READING'
                           for share
                      ), added as (
                        insert into listed_address (list_id, signer_key)
                        select open.id, key
                          from open
                         cross join unnest(:keys::bytea[]) as key
                            on conflict do nothing
                        returning 1
                      )
                      select (select count(*) from added) as added
                        from open
                      """)
                  .param("list", list)
                  .param("keys", keys.toArray(byte[][]::new))
                  .query((row, number) -> row.getInt("added"))
                  .optional();
            }));
  }

  /** Nobody else of the Organization begins or takes a list until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(OrganizationId organization) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('list of ' || :organization, 0))")
        .param("organization", organization.toString())
        .query()
        .listOfRows();
  }

  /** When the Organization's lists were taken, as far as quotas ask, the latest first. */
  List<Instant> taken(OrganizationId organization) {
    return jdbc.sql(
            """
            select taken_at
              from supporter_list
             where organization_id = :organization
               and taken_at is not null
             order by taken_at desc
             limit :limit
            """)
        .param("organization", organization.value())
        .param("limit", Quota.OF_A_YEAR.lists())
        .query((row, number) -> row.getTimestamp("taken_at").toInstant())
        .list();
  }

  /**
   * Makes a list that was read the Organization's, in place of the one before.
   *
   * @return whether it was still being read
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean take(UUID list, OrganizationId organization, long addresses, Instant expiresAt) {
    endCurrent(organization);
    return jdbc.sql(
                """
                update supporter_list
                   set state      = 'CURRENT',
                       taken_at   = :now,
                       expires_at = :expires,
                       addresses  = :addresses
                 where id = :list
                   and state = 'READING'
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("expires", Timestamp.from(expiresAt))
            .param("addresses", addresses)
            .param("list", list)
            .update()
        > 0;
  }

  /**
   * Ends the Organization's list. What is in it is deleted right after ({@link #sweep}).
   *
   * @return how many addresses were on it; empty where there was none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Long> endCurrent(OrganizationId organization) {
    return jdbc.sql(
            """
            update supporter_list
               set state = 'GONE'
             where organization_id = :organization
               and state = 'CURRENT'
            returning addresses
            """)
        .param("organization", organization.value())
        .query((row, number) -> row.getLong("addresses"))
        .optional();
  }

  /** Gives a list up that is being read, with what was read of it. */
  void giveUp(UUID list) {
    jdbc.sql("update supporter_list set state = 'GONE' where id = :list and state = 'READING'")
        .param("list", list)
        .update();
    sweep();
  }

  Optional<SupporterList> current(OrganizationId organization) {
    return jdbc.sql(
            """
            select addresses, taken_at, uploaded_by_name, expires_at
              from supporter_list
             where organization_id = :organization
               and state = 'CURRENT'
               and expires_at > :now
            """)
        .param("organization", organization.value())
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, number) ->
                new SupporterList(
                    row.getLong("addresses"),
                    row.getTimestamp("taken_at").toInstant(),
                    row.getString("uploaded_by_name"),
                    row.getTimestamp("expires_at").toInstant()))
        .optional();
  }

  /**
   * Ends what has expired or was never read to its end, deletes the addresses of every list that is
   * nobody's any more, and forgets the list itself once no quota asks for it.
   *
   * @param abandonedSince when reading began of what nobody reads any more
   */
  void tidy(Instant abandonedSince) {
    jdbc.sql(
            """
            update supporter_list
               set state = 'GONE'
             where (state = 'CURRENT' and expires_at <= :now)
                or (state = 'READING' and begun_at <= :abandoned)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("abandoned", Timestamp.from(abandonedSince))
        .update();
    sweep();
    jdbc.sql(
            """
            delete from supporter_list
             where state = 'GONE'
               and (taken_at is null or taken_at <= :forgotten)
            """)
        .param("forgotten", Timestamp.from(clock.instant().minus(Quota.OF_A_YEAR.within())))
        .update();
  }

  /** Deletes the addresses of every list that is nobody's any more. */
  void sweep() {
    while (deleteSome() > 0) {
      // there may be more
    }
  }

  /**
   * Looks each list up by the index, whatever the planner makes of it: most are empty, and those
   * that are not gone are large.
   */
  private int deleteSome() {
    return requireNonNull(
        transaction.execute(
            begun -> {
              rows.openAll();
              return jdbc.sql(
                      """
                      delete from listed_address
                       where ctid = any (array (select listed.ctid
                                                  from supporter_list
                                                 cross join lateral (select ctid
                                                                       from listed_address
                                                                      where list_id = supporter_list.id
                                                                      order by list_id, signer_key
                                                                      limit :limit) as listed
                                                 where state = 'GONE'
                                                 limit :limit))
                      """)
                  .param("limit", DELETED_AT_ONCE)
                  .update();
            }));
  }
}
