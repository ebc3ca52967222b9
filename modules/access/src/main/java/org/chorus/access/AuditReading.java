package org.chorus.access;

import static org.chorus.access.Permission.READ_AUDIT;
import static org.chorus.access.Permission.READ_PLATFORM_AUDIT;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Stream;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.spreadsheet.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit trail, for those who may. */
@Service
public class AuditReading {

  private static final List<String> HEADER =
      List.of(
          "entry",
          "at",
          "person",
          "organization",
          "act",
          "object",
          "name",
          "outcome",
          "detail",
          "request");

  private static final int FETCHED_AT_ONCE = 1000;

  private final JdbcClient jdbc;
  private final Access access;
  private final AuditTrail audit;

  AuditReading(JdbcClient jdbc, Access access, AuditTrail audit) {
    this.jdbc = jdbc;
    this.access = access;
    this.audit = audit;
  }

  /**
   * What members of the Actor's Organization did, newest first.
   *
   * @throws AccessDenied unless the Actor administers the Organization
   */
  @Transactional(readOnly = true)
  public List<AuditEntry> ofOrganization(Actor actor, AuditFilter filter, int offset, int limit) {
    access.require(actor, READ_AUDIT);
    return page(actor.organization(), filter, offset, limit);
  }

  /**
   * Writes the same as CSV ({@link Spreadsheet}), all of it, oldest first, times in UTC. That it
   * was exported stands in the trail from then on.
   */
  @Transactional
  public void exportOfOrganization(Actor actor, AuditFilter filter, OutputStream to) {
    access.require(actor, READ_AUDIT);
    export(actor, actor.organization(), filter, to);
  }

  /**
   * What members of any Organization did, newest first.
   *
   * @throws AccessDenied unless the Actor administers the platform
   */
  @Transactional(readOnly = true)
  public List<AuditEntry> ofPlatform(Actor actor, AuditFilter filter, int offset, int limit) {
    access.require(actor, READ_PLATFORM_AUDIT);
    return page(null, filter, offset, limit);
  }

  /** Writes what {@link #ofPlatform} shows as {@link #exportOfOrganization} does. */
  @Transactional
  public void exportOfPlatform(Actor actor, AuditFilter filter, OutputStream to) {
    access.require(actor, READ_PLATFORM_AUDIT);
    export(actor, null, filter, to);
  }

  private List<AuditEntry> page(
      @Nullable OrganizationId organization, AuditFilter filter, int offset, int limit) {
    return entries("order by id desc limit :limit offset :offset", organization, filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(AuditReading::entry)
        .list();
  }

  private void export(
      Actor actor, @Nullable OrganizationId organization, AuditFilter filter, OutputStream to) {
    audit.record(
        actor,
        Act.of("activity exported").because(organization == null ? "of every organization" : ""));
    try (Stream<AuditEntry> entries =
        entries("order by id", organization, filter)
            .withFetchSize(FETCHED_AT_ONCE)
            .query(AuditReading::entry)
            .stream()) {
      Spreadsheet.write(to, HEADER, entries.map(AuditReading::cells));
    }
  }

  /**
   * @param organization whose entries; null for everybody's
   */
  private StatementSpec entries(
      String order, @Nullable OrganizationId organization, AuditFilter filter) {
    return jdbc.sql(
            """
            select entry.*, coalesce(organization.name, '') as organization
              from audit_entry as entry
              left join organization on organization.id = entry.organization_id
             where (:organization::uuid is null or entry.organization_id = :organization::uuid)
               and strpos(lower(concat_ws(' ', entry.name, organization.name, act, object_name, detail)), lower(:containing)) > 0
               and (:outcome::text is null or outcome = :outcome)
               and (:from::timestamptz is null or at >= :from::timestamptz)
               and (:until::timestamptz is null or at < :until::timestamptz)
            """
                + order)
        .param("organization", organization == null ? null : organization.toString())
        .param("containing", filter.containing())
        .param("outcome", filter.outcome().map(Act.Outcome::name).orElse(null))
        .param("from", filter.from().map(Timestamp::from).orElse(null))
        .param("until", filter.until().map(Timestamp::from).orElse(null));
  }

  private static AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("name"),
        row.getString("organization"),
        new Act(
            row.getString("act"),
            row.getString("object"),
            row.getString("object_name"),
            Act.Outcome.valueOf(row.getString("outcome")),
            row.getString("detail")),
        row.getString("request_id"));
  }

  private static List<String> cells(AuditEntry entry) {
    Act act = entry.act();
    return List.of(
        Long.toString(entry.id()),
        Spreadsheet.utc(entry.at()),
        entry.name(),
        entry.organization(),
        act.verb(),
        act.object(),
        act.objectName(),
        act.outcome().name(),
        act.detail(),
        entry.request());
  }
}
