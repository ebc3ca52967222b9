package org.chorus.organization.provider;

import static org.chorus.access.Permission.MANAGE_IDENTITY_PROVIDERS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.OrganizationProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Chorus itself keeps of identity providers, each change with its entry in the audit trail.
 */
@Service
@Transactional
class ProviderRecords {

  private static final String OPEN_ID_CONNECT = "OPENID_CONNECT";
  private static final String SAML = "SAML";

  private final JdbcClient jdbc;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  ProviderRecords(JdbcClient jdbc, Access access, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<LoginProvider> find(OrganizationId organization) {
    return jdbc.sql(
            """
            select issuer, protocol, address, client_id, email_attribute, enabled, set_up_at
              from login_provider
             where organization_id = :organization
            """)
        .param("organization", organization.value())
        .query(
            (row, number) ->
                new LoginProvider(
                    row.getString("issuer"),
                    protocol(row),
                    domains(organization),
                    row.getBoolean("enabled"),
                    row.getTimestamp("set_up_at").toInstant()))
        .optional();
  }

  private static LoginProvider.Protocol protocol(ResultSet row) throws SQLException {
    return switch (row.getString("protocol")) {
      case OPEN_ID_CONNECT ->
          new LoginProvider.Protocol.OpenIdConnect(
              row.getString("address"), row.getString("client_id"));
      case SAML ->
          new LoginProvider.Protocol.Saml(
              Optional.ofNullable(row.getString("address")),
              Optional.ofNullable(row.getString("email_attribute")));
      case String other -> throw new IllegalStateException("no protocol: " + other);
    };
  }

  private List<String> domains(OrganizationId organization) {
    return jdbc.sql(
            """
            select domain
              from email_domain
             where organization_id = :organization
             order by domain
            """)
        .param("organization", organization.value())
        .query((row, number) -> row.getString("domain"))
        .list();
  }

  /** The first of the domains that another Organization has. */
  @Transactional(readOnly = true)
  public Optional<String> taken(OrganizationId organization, List<String> domains) {
    return domains.stream()
        .filter(
            domain ->
                jdbc.sql(
                        """
                        select organization_id
                          from email_domain
                         where domain = :domain
                        """)
                    .param("domain", domain)
                    .query((row, number) -> row.getObject("organization_id", UUID.class))
                    .optional()
                    .filter(owner -> !owner.equals(organization.value()))
                    .isPresent())
        .findFirst();
  }

  /**
   * Binds the provider to the Organization, and the domains with it.
   *
   * @return the first domain that another Organization took in the meantime; nothing is kept then
   */
  public Optional<String> keep(
      Actor actor,
      OrganizationProfile organization,
      ProviderDraft draft,
      String issuer,
      List<String> domains) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    Timestamp now = Timestamp.from(clock.instant());
    // One after the other: two that want the same domain at once must not end in an error.
    jdbc.sql("select cast(pg_advisory_xact_lock(hashtextextended('email_domain', 2)) as text)")
        .query((row, number) -> true)
        .single();
    Optional<String> taken = taken(organization.id(), domains);
    if (taken.isPresent()) {
      return taken;
    }
    jdbc.sql("delete from email_domain where organization_id = :organization")
        .param("organization", organization.id().value())
        .update();
    for (String domain : domains) {
      jdbc.sql("insert into email_domain values (:domain, :organization, :by, :now)")
          .param("domain", domain)
          .param("organization", organization.id().value())
          .param("by", actor.subject().value())
          .param("now", now)
          .update();
    }
    Columns columns = Columns.of(draft);
    jdbc.sql(
            """
            insert into login_provider
              (organization_id, alias, issuer, protocol, address, client_id, email_attribute,
               enabled, set_up_by, set_up_at)
            values (:organization, :alias, :issuer, :protocol, :address, :client, :email,
                    true, :by, :now)
            on conflict (organization_id) do update
              set issuer = excluded.issuer,
                  protocol = excluded.protocol,
                  address = excluded.address,
                  client_id = excluded.client_id,
                  email_attribute = excluded.email_attribute,
                  enabled = true,
                  set_up_by = excluded.set_up_by,
                  set_up_at = excluded.set_up_at
            """)
        .param("organization", organization.id().value())
        .param("alias", organization.alias().value())
        .param("issuer", issuer)
        .param("protocol", columns.protocol())
        .param("address", columns.address(), Types.VARCHAR)
        .param("client", columns.clientId(), Types.VARCHAR)
        .param("email", columns.emailAttribute(), Types.VARCHAR)
        .param("by", actor.subject().value())
        .param("now", now)
        .update();
    audit.record(
        actor,
        organization
            .act("identity provider set up")
            .because(issuer + " for " + String.join(", ", domains)));
    return Optional.empty();
  }

  /** What a draft says in the columns of one row, some of which each protocol leaves empty. */
  private record Columns(
      String protocol,
      @Nullable String address,
      @Nullable String clientId,
      @Nullable String emailAttribute) {

    static Columns of(ProviderDraft draft) {
      return switch (draft) {
        case ProviderDraft.OpenIdConnect(var address, var clientId, _) ->
            new Columns(OPEN_ID_CONNECT, address, clientId, null);
        case ProviderDraft.Saml(var metadata, _, var emailAttribute) ->
            new Columns(
                SAML,
                metadata instanceof ProviderDraft.SamlMetadata.At(var address) ? address : null,
                null,
                emailAttribute.orElse(null));
      };
    }
  }

  public void switchOn(Actor actor, OrganizationProfile organization) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    if (jdbc.sql(
                """
                update login_provider
                   set enabled = true
                 where organization_id = :organization
                   and not enabled
                """)
            .param("organization", organization.id().value())
            .update()
        > 0) {
      audit.record(actor, organization.act("identity provider switched on"));
    }
  }

  public void switchOff(Actor actor, OrganizationProfile organization) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    if (jdbc.sql(
                """
                update login_provider
                   set enabled = false
                 where organization_id = :organization
                   and enabled
                """)
            .param("organization", organization.id().value())
            .update()
        > 0) {
      audit.record(actor, organization.act("identity provider switched off"));
    }
  }

  /** Unbinds the provider and gives the domains free. */
  public void forget(Actor actor, OrganizationProfile organization) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    jdbc.sql("delete from email_domain where organization_id = :organization")
        .param("organization", organization.id().value())
        .update();
    if (jdbc.sql("delete from login_provider where organization_id = :organization")
            .param("organization", organization.id().value())
            .update()
        > 0) {
      audit.record(actor, organization.act("identity provider removed"));
    }
  }
}
