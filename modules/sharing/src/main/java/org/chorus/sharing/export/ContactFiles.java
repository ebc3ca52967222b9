package org.chorus.sharing.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.PoolId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Organizations asked to take along, and what became of it. Who is in a file stays on record;
 * its text goes when it expires or is thrown away. A file that nobody fetched took nobody along.
 */
@Component
@Transactional
public class ContactFiles {

  /** How long a file can be fetched. */
  public static final Duration KEPT = Duration.ofDays(3);

  private static final int LISTED = 20;

  private static final String SHOWN =
      """
      select id, scope, exported_by_name, asked_at, done,
             coalesce(people, 0) as people, coalesce(bytes, 0) as bytes, expires_at, fetched_at,
             case when failed_at is not null then 'FAILED'
                  when ready_at is null      then 'PREPARING'
                  when gone_at is not null or expires_at <= :now then 'GONE'
                  else 'READY' end as state
        from contact_export
       where organization_id = :organization
         and pool_id = :pool
      """;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final Clock clock;

  ContactFiles(JdbcClient jdbc, SupporterRows rows, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Notes that a file is wanted, unless the Organization waits for the same already.
   *
   * @return the one that it waits for; nothing when the Coalition has no such pool
   */
  public Optional<ExportId> ask(
      OrganizationId organization,
      CoalitionId coalition,
      PoolId pool,
      ExportScope scope,
      String by) {
    return jdbc.sql(
            """
            insert into contact_export (organization_id, pool_id, scope, exported_by_name, asked_at)
            select :organization, id, :scope, :by, :now
              from signature_pool
             where id = :pool
               and coalition_id = :coalition
            on conflict (organization_id, pool_id, scope) where ready_at is null and failed_at is null
              do update set scope = excluded.scope -- so that it is returned
            returning id
            """)
        .param("organization", organization.value())
        .param("coalition", coalition.value())
        .param("pool", pool.value())
        .param("scope", scope.name())
        .param("by", by)
        .param("now", now())
        .query((row, number) -> new ExportId(row.getLong("id")))
        .optional();
  }

  /** The latest files of an Organization from a pool, the last one first: at the most twenty. */
  @Transactional(readOnly = true)
  public List<ContactFile> latest(OrganizationId organization, PoolId pool) {
    return jdbc.sql(SHOWN + " order by asked_at desc, id desc limit " + LISTED)
        .param("organization", organization.value())
        .param("pool", pool.value())
        .param("now", now())
        .query(ContactFiles::file)
        .list();
  }

  /** One of them. */
  @Transactional(readOnly = true)
  public Optional<ContactFile> find(OrganizationId organization, PoolId pool, ExportId id) {
    return jdbc.sql(SHOWN + " and id = :id")
        .param("organization", organization.value())
        .param("pool", pool.value())
        .param("id", id.value())
        .param("now", now())
        .query(ContactFiles::file)
        .optional();
  }

  private static ContactFile file(ResultSet row, int number) throws SQLException {
    return new ContactFile(
        new ExportId(row.getLong("id")),
        ExportScope.valueOf(row.getString("scope")),
        row.getString("exported_by_name"),
        row.getTimestamp("asked_at").toInstant(),
        ContactFile.State.valueOf(row.getString("state")),
        row.getDouble("done"),
        row.getLong("people"),
        row.getLong("bytes"),
        instant(row.getTimestamp("expires_at")),
        instant(row.getTimestamp("fetched_at")));
  }

  private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }

  /** From now on who is in it was taken along. */
  public void fetched(ExportId id, String by) {
    jdbc.sql(
            """
            update contact_export
               set fetched_at      = :now,
                   fetched_by_name = :by
             where id = :id
               and fetched_at is null
            """)
        .param("id", id.value())
        .param("by", by)
        .param("now", now())
        .update();
  }

  /**
   * Throws a file away, before its time.
   *
   * @return whether there was one
   */
  public boolean discard(OrganizationId organization, PoolId pool, ExportId id) {
    boolean was =
        jdbc.sql(
                    """
                    update contact_export
                       set expires_at = :now
                     where id = :id
                       and organization_id = :organization
                       and pool_id = :pool
                       and ready_at is not null
                       and gone_at is null
                    """)
                .param("id", id.value())
                .param("organization", organization.value())
                .param("pool", pool.value())
                .param("now", now())
                .update()
            == 1;
    removeExpired();
    return was;
  }

  /** Whoever is in a file that nobody fetched was not taken along. */
  public void removeExpired() {
    rows.openAll();
    jdbc.sql(
            """
            with gone as (
              update contact_export
                 set gone_at     = :now,
                     exported_at = case when fetched_at is null then null else exported_at end
               where gone_at is null
                 and expires_at <= :now
              returning id, fetched_at
            ),
            unfetched as (
              delete from contact_export_part
               using gone
               where contact_export_part.export_id = gone.id
                 and gone.fetched_at is null
            )
            update contact_export_part
               set content = null
              from gone
             where contact_export_part.export_id = gone.id
               and gone.fetched_at is not null
            """)
        .param("now", now())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
