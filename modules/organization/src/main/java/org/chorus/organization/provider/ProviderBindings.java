package org.chorus.organization.provider;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * For whom an identity provider may speak: one Organization, and people with an address in one of
 * its domains. Asked at each login that came through a provider, whatever Keycloak has checked
 * before: what a provider says of a person can change after the first login.
 */
@Service
@Transactional
public class ProviderBindings {

  private final JdbcClient jdbc;
  private final Organizations organizations;
  private final AuditTrail audit;

  ProviderBindings(JdbcClient jdbc, Organizations organizations, AuditTrail audit) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.audit = audit;
  }

  private record Binding(OrganizationId organization, boolean enabled) {}

  /**
   * Judges a login that came through a provider. What is refused stands in the audit trail of the
   * Organization whose provider it was, without the address.
   *
   * @param alias the provider's name at Keycloak
   * @param asserted the address that the provider gives the person
   */
  public BrokeredOutcome judge(
      String alias, Subject subject, String name, Optional<EmailAddress> asserted) {
    Optional<Binding> found = find(alias);
    if (found.isEmpty()) {
      return new BrokeredOutcome.UnknownProvider();
    }
    OrganizationProfile organization = organizations.find(found.get().organization()).orElseThrow();
    if (!found.get().enabled()) {
      refuse(subject, name, organization, "the identity provider is switched off");
      return new BrokeredOutcome.SwitchedOff(organization);
    }
    List<String> domains = domains(organization.id());
    if (asserted.map(EmailAddress::domain).filter(domains::contains).isEmpty()) {
      refuse(
          subject,
          name,
          organization,
          "the identity provider gave "
              + asserted
                  .map(address -> "an address of " + address.domain())
                  .orElse("no usable address"));
      return new BrokeredOutcome.ForeignAddress(organization, domains);
    }
    return new BrokeredOutcome.Bound(organization.alias());
  }

  private void refuse(
      Subject subject, String name, OrganizationProfile organization, String reason) {
    audit.record(
        new Actor(subject, name, organization.id()),
        organization.act("login").because(reason).refused());
  }

  private Optional<Binding> find(String alias) {
    return jdbc.sql("select organization_id, enabled from login_provider where alias = :alias")
        .param("alias", alias)
        .query(
            (row, number) ->
                new Binding(
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    row.getBoolean("enabled")))
        .optional();
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
}
