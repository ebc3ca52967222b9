package org.chorus.organization.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * For whom an identity provider may speak: one Organization, and people with an address in one of
 * its domains. Asked at each login that came through a provider, whatever Keycloak has checked
 * before: what a provider says of a person can change after the first login. And past which
 * Organizations a login goes that came through none.
 */
@Service
@Transactional
public class ProviderBindings {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderBindings.class);

  private final JdbcClient jdbc;
  private final Organizations organizations;
  private final AuditTrail audit;
  private final Optional<Slug> passwordToo;

  /**
   * @param passwordToo the alias of the one Organization whose people may come past its provider,
   *     so that whoever runs the platform can mend a provider that lets nobody in; or nothing
   */
  ProviderBindings(
      JdbcClient jdbc,
      Organizations organizations,
      AuditTrail audit,
      @Value("${chorus.login.password-also-for:}") String passwordToo) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.audit = audit;
    this.passwordToo =
        passwordToo.isBlank() ? Optional.empty() : Optional.of(new Slug(passwordToo.strip()));
    this.passwordToo.ifPresent(
        alias ->
            LOG.warn(
                "People of \"{}\" may log in with a password at Keycloak even when it has an"
                    + " identity provider (chorus.login.password-also-for)",
                alias));
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

  /**
   * Judges a login that came through no provider: which of these Organizations it does not speak
   * for, because their people log in through a provider of their own that is switched on. Each
   * stands in that Organization's audit trail as a login refused.
   *
   * @param vouched the Organizations that Keycloak names
   */
  public Map<Slug, OrganizationProfile> behindOwnProvider(
      Subject subject, String name, Set<Slug> vouched) {
    Map<Slug, OrganizationProfile> closed = new TreeMap<>();
    for (Slug alias : vouched) {
      if (!passwordToo.equals(Optional.of(alias)) && providerOf(alias).isPresent()) {
        OrganizationProfile organization = organizations.findByAlias(alias).orElseThrow();
        refuse(subject, name, organization, "did not come through the identity provider");
        closed.put(alias, organization);
      }
    }
    return closed;
  }

  /** The name at Keycloak of an Organization's provider, if it has one that is switched on. */
  @Transactional(readOnly = true)
  public Optional<String> providerOf(Slug organization) {
    return jdbc.sql(
            """
            select p.alias
              from login_provider p
              join organization o on o.id = p.organization_id
             where o.alias = :organization
               and p.enabled
            """)
        .param("organization", organization.value())
        .query((row, number) -> row.getString("alias"))
        .optional();
  }

  /** Whether people come in through a provider, by its name at Keycloak, at this moment. */
  @Transactional(readOnly = true)
  public boolean isOpen(String alias) {
    return find(alias).filter(Binding::enabled).isPresent();
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
