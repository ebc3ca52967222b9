package org.chorus.organization.machine;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.Assignment;
import org.chorus.access.AuditTrail;
import org.chorus.access.Role;
import org.chorus.access.RoleGrant;
import org.chorus.access.RoleGrants;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Chorus itself keeps of machine clients, each change with its entry in the audit trail. */
@Service
@Transactional
class MachineRecords {

  private final JdbcClient jdbc;
  private final RoleGrants grants;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  MachineRecords(JdbcClient jdbc, RoleGrants grants, Access access, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.grants = grants;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those of an Organization that nobody revoked, by name. */
  @Transactional(readOnly = true)
  public List<MachineClient> in(OrganizationId organization) {
    return jdbc.sql(
            """
            select *
              from machine_client
             where organization_id = :organization
               and revoked_at is null
             order by name, id
            """)
        .param("organization", organization.value())
        .query((row, number) -> client(row))
        .list();
  }

  public void keep(Actor actor, MachineId id, NewMachine wanted, RegistrationKey key) {
    access.require(actor, ASSIGN_ROLES);
    jdbc.sql(
            """
            insert into machine_client
                   (id, subject, organization_id, name, registration_key,
                    created_by, created_by_name, created_at, expires_at)
            values (:id, :subject, :organization, :name, :key, :by, :byName, :now, :until)
            """)
        .param("id", id.value())
        .param("subject", id.clientId())
        .param("organization", actor.organization().value())
        .param("name", wanted.name())
        .param("key", key.value())
        .param("by", actor.subject().value())
        .param("byName", actor.name())
        .param("now", now())
        .param("until", Timestamp.from(wanted.until()))
        .update();
    for (Role role : wanted.roles()) {
      grants.give(
          actor,
          id.subject(),
          actor.organization(),
          Assignment.of(role).until(Optional.of(wanted.until())));
    }
    String roles =
        wanted.roles().stream().sorted().map(Role::title).collect(Collectors.joining(", "));
    audit.record(
        actor,
        act("machine client made", id, wanted.name()).because(roles + ", until " + wanted.until()));
  }

  /** What one of the Organization's clients can be changed with; empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<RegistrationKey> keyOf(OrganizationId organization, MachineId id) {
    return jdbc.sql(
            """
            select registration_key
              from machine_client
             where id = :id
               and organization_id = :organization
               and revoked_at is null
            """)
        .param("id", id.value())
        .param("organization", organization.value())
        .query((row, number) -> new RegistrationKey(row.getString("registration_key")))
        .optional();
  }

  /** Keeps the next key, also of a client that was revoked meanwhile, so that it can be removed. */
  public void renewed(Actor actor, MachineId id, RegistrationKey next) {
    access.require(actor, ASSIGN_ROLES);
    jdbc.sql(
            """
            update machine_client
               set registration_key = :key, renewed_at = :now
             where id = :id
               and organization_id = :organization
            returning name
            """)
        .param("key", next.value())
        .param("now", now())
        .param("id", id.value())
        .param("organization", actor.organization().value())
        .query((row, number) -> row.getString("name"))
        .optional()
        .ifPresent(name -> audit.record(actor, act("machine client’s secret renewed", id, name)));
  }

  /** Says no when the Organization has no such client any more. */
  public boolean revoke(Actor actor, MachineId id) {
    access.require(actor, ASSIGN_ROLES);
    Optional<String> name =
        jdbc.sql(
                """
                update machine_client
                   set revoked_by = :by, revoked_at = :now
                 where id = :id
                   and organization_id = :organization
                   and revoked_at is null
                returning name
                """)
            .param("by", actor.subject().value())
            .param("now", now())
            .param("id", id.value())
            .param("organization", actor.organization().value())
            .query((row, number) -> row.getString("name"))
            .optional();
    name.ifPresent(
        known -> {
          grants
              .of(id.subject(), actor.organization())
              .forEach(grant -> grants.revoke(actor, grant.id()));
          audit.record(actor, act("machine client revoked", id, known));
        });
    return name.isPresent();
  }

  /** The client, if it counts at this moment; that it came stays known to the day. */
  public Optional<MachineAtWork> atWork(MachineId id) {
    Optional<MachineAtWork> found =
        jdbc.sql(
                """
                select machine_client.*
                  from machine_client
                  join organization on organization.id = organization_id
                 where machine_client.id = :id
                   and expires_at > :now
                   and revoked_at is null
                   and ended_at is null
                """)
            .param("id", id.value())
            .param("now", now())
            .query(
                (row, number) -> {
                  MachineClient client = client(row);
                  return new MachineAtWork(
                      client,
                      new Actor(id.subject(), client.name() + " (machine)", organization(row)));
                })
            .optional();
    found.ifPresent(machine -> cameToday(id));
    return found;
  }

  /** Writes once a day, not with each request. */
  private void cameToday(MachineId id) {
    jdbc.sql(
            """
            update machine_client
               set last_used_on = :today
             where id = :id
               and last_used_on is distinct from :today
            """)
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("id", id.value())
        .update();
  }

  private MachineClient client(ResultSet row) throws SQLException {
    MachineId id = new MachineId(row.getObject("id", UUID.class));
    return new MachineClient(
        id,
        row.getString("name"),
        grants.of(id.subject(), organization(row)).stream()
            .map(RoleGrant::what)
            .map(Assignment::role)
            .sorted()
            .toList(),
        row.getString("created_by_name"),
        moment(row, "created_at").orElseThrow(),
        moment(row, "expires_at").orElseThrow(),
        moment(row, "renewed_at"),
        Optional.ofNullable(row.getObject("last_used_on", LocalDate.class)));
  }

  private static OrganizationId organization(ResultSet row) throws SQLException {
    return new OrganizationId(row.getObject("organization_id", UUID.class));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static Act act(String verb, MachineId id, String name) {
    return Act.of(verb).on("machine client", id.value().toString(), name);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
