package org.chorus.organization.provider;

import static org.chorus.access.Permission.MANAGE_IDENTITY_PROVIDERS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chorus.access.Access;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Finding;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sets up through which identity provider of its own an Organization's people log in. For platform
 * administrators: an Organization's own administrators could otherwise give themselves the domain
 * of another. Whoever changes through whom people come in shows a second factor first.
 *
 * <p>No transaction spans Keycloak and our own rows. Keycloak comes first, each time: until our row
 * says so, {@link ProviderBindings} lets nobody in through a provider, and after a failure between
 * the two the same step can be taken again.
 */
@Service
public class LoginProviders {

  private static final Logger LOG = LoggerFactory.getLogger(LoginProviders.class);

  private final ProviderRecords records;
  private final Organizations organizations;
  private final Access access;
  private final Optional<Broker> broker;
  private final Clock clock;

  LoginProviders(
      ProviderRecords records,
      Organizations organizations,
      Access access,
      Optional<Broker> broker,
      Clock clock) {
    this.records = records;
    this.organizations = organizations;
    this.access = access;
    this.broker = broker;
    this.clock = clock;
  }

  /** The provider of an Organization, if it has one. */
  public Optional<LoginProvider> find(Actor actor, Slug organization) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    return organizations.findByAlias(organization).flatMap(found -> records.find(found.id()));
  }

  /** What whoever manages the Organization's provider must enter there; empty without Keycloak. */
  public Optional<Broker.Handover> handover(Actor actor, Slug organization) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    return broker.map(keycloak -> keycloak.handover(organization));
  }

  /** How many people log in through the Organization's provider; empty when Keycloak is away. */
  public Optional<Integer> people(Actor actor, Slug organization) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    try {
      return broker.map(keycloak -> keycloak.people(organization));
    } catch (Away away) {
      LOG.warn("People could not be counted: {}", away.getMessage());
      return Optional.empty();
    }
  }

  /** Tests a provider without changing anything. */
  public List<Finding> test(Actor actor, ProviderDraft draft) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    return broker.map(keycloak -> keycloak.examine(draft).findings()).orElse(List.of());
  }

  /**
   * Tests the provider and, when it passes, has the Organization's people log in through it from
   * now on. The Actor answers for the domains being the Organization's own.
   */
  public ProviderOutcome setUp(
      Actor actor, SteppedUp proof, Slug alias, ProviderDraft draft, List<String> domains) {
    require(actor, proof);
    Optional<OrganizationProfile> organization = organizations.findByAlias(alias);
    if (organization.isEmpty()) {
      return new ProviderOutcome.NothingThere();
    }
    List<String> tidy = new ArrayList<>();
    for (String text : domains) {
      Optional<String> domain = EmailAddress.parse("x@" + text.strip()).map(EmailAddress::domain);
      if (domain.isEmpty()) {
        return new ProviderOutcome.NotADomain(text);
      }
      tidy.add(domain.get());
    }
    if (tidy.isEmpty()) {
      return new ProviderOutcome.NotADomain("");
    }
    List<String> wanted = tidy.stream().distinct().sorted().toList();
    Optional<String> taken = records.taken(organization.get().id(), wanted);
    if (taken.isPresent()) {
      return new ProviderOutcome.DomainTaken(taken.get());
    }
    return through(
        organization, (keycloak, profile) -> setUp(actor, profile, draft, wanted, keycloak));
  }

  private ProviderOutcome setUp(
      Actor actor,
      OrganizationProfile organization,
      ProviderDraft draft,
      List<String> domains,
      Broker keycloak) {
    Broker.Examined examined = keycloak.examine(draft);
    if (!examined.isUsable()) {
      return new ProviderOutcome.Faulty(examined.findings());
    }
    String issuer = examined.issuer().orElseThrow();
    if (draft instanceof ProviderDraft.OpenIdConnect client
        && client.secret().isEmpty()
        && records.find(organization.id()).filter(it -> it.isAlso(issuer, client)).isEmpty()) {
      return new ProviderOutcome.SecretNeeded();
    }
    return switch (keycloak.put(organization, draft, examined, domains)) {
      case ALIAS_TAKEN -> new ProviderOutcome.AliasTaken();
      case DOMAIN_TAKEN -> new ProviderOutcome.DomainTaken(String.join(", ", domains));
      case DONE ->
          records
              .keep(actor, organization, draft, issuer, domains)
              .<ProviderOutcome>map(ProviderOutcome.DomainTaken::new)
              .orElseGet(ProviderOutcome.Done::new);
    };
  }

  /** Lets people log in through the provider again. */
  public ProviderOutcome switchOn(Actor actor, SteppedUp proof, Slug alias) {
    require(actor, proof);
    return through(
        withProvider(alias),
        (keycloak, organization) -> {
          keycloak.switchOn(alias);
          records.switchOn(actor, organization);
          return new ProviderOutcome.Done();
        });
  }

  /**
   * Lets nobody log in through the provider for now. Our own row comes first here, because it
   * counts even when Keycloak cannot be reached.
   */
  public ProviderOutcome switchOff(Actor actor, SteppedUp proof, Slug alias) {
    require(actor, proof);
    return through(
        withProvider(alias),
        (keycloak, organization) -> {
          records.switchOff(actor, organization);
          keycloak.switchOff(alias);
          return new ProviderOutcome.Done();
        });
  }

  /** Removes the provider. Accounts that came through it stay, and find no way in. */
  public ProviderOutcome remove(Actor actor, SteppedUp proof, Slug alias) {
    require(actor, proof);
    return through(
        withProvider(alias),
        (keycloak, organization) -> {
          keycloak.remove(alias);
          records.forget(actor, organization);
          return new ProviderOutcome.Done();
        });
  }

  private void require(Actor actor, SteppedUp proof) {
    access.require(actor, MANAGE_IDENTITY_PROVIDERS);
    proof.require(actor, clock.instant());
  }

  private Optional<OrganizationProfile> withProvider(Slug alias) {
    return organizations
        .findByAlias(alias)
        .filter(organization -> records.find(organization.id()).isPresent());
  }

  private ProviderOutcome through(
      Optional<OrganizationProfile> organization,
      BiFunction<Broker, OrganizationProfile, ProviderOutcome> step) {
    if (organization.isEmpty()) {
      return new ProviderOutcome.NothingThere();
    }
    if (broker.isEmpty()) {
      return new ProviderOutcome.KeycloakAway();
    }
    try {
      return step.apply(broker.get(), organization.get());
    } catch (Away away) {
      LOG.warn("An identity provider could not be changed: {}", away.getMessage());
      return new ProviderOutcome.KeycloakAway();
    }
  }
}
