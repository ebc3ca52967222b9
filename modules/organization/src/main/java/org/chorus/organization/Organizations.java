package org.chorus.organization;

import static org.chorus.access.Permission.DESCRIBE_ORGANIZATION;
import static org.chorus.access.Permission.MANAGE_ORGANIZATIONS;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Organizations that Chorus knows. */
@Service
@Transactional
public class Organizations {

  private final OrganizationRepository organizations;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  Organizations(
      OrganizationRepository organizations, Access access, AuditTrail audit, Clock clock) {
    this.organizations = organizations;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes an Organization known that the identity provider vouches for; an alias that is known
   * already keeps its Organization and its name, also when Chorus has come to use the word itself
   * since. For the identity provider's adapter and for set-up: there is no Actor yet.
   */
  public RegisterOutcome register(Slug alias, String name) {
    Optional<Organization> known = organizations.findByAlias(alias.value());
    if (known.isEmpty() && ReservedAliases.contains(alias)) {
      return new RegisterOutcome.AliasReserved(alias);
    }
    return new RegisterOutcome.Registered(
        known
            .orElseGet(
                () -> organizations.saveAndFlush(new Organization(alias, name, clock.instant())))
            .profile());
  }

  /**
   * Makes an Organization known that a platform administrator has had created at the identity
   * provider; one that is known by now stays as it is.
   */
  public RegisterOutcome add(Actor actor, Slug alias, String name) {
    access.require(actor, MANAGE_ORGANIZATIONS);
    RegisterOutcome outcome = register(alias, name);
    if (outcome instanceof RegisterOutcome.Registered(var organization)) {
      audit.record(actor, organization.act("organization added"));
    }
    return outcome;
  }

  /** Replaces what the Actor's Organization tells the public about itself. */
  public void describe(Actor actor, OrganizationProfile.Description description) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    Organization organization = organizations.findById(actor.organization().value()).orElseThrow();
    organization.describe(description);
    audit.record(actor, organization.profile().act("organization described"));
  }

  /**
   * What whoever registers an Organization says of it; its members can say otherwise later. The
   * caller vouches for the holder: this asks nobody's permission.
   */
  public void describeNewcomer(Actor holder, OrganizationProfile.Description description) {
    Organization organization = organizations.findById(holder.organization().value()).orElseThrow();
    organization.describe(description);
    audit.record(holder, organization.profile().act("organization registered"));
  }

  /** Keeps others from doing the same until the transaction ends. */
  void hold(OrganizationId id) {
    organizations.lock(id.value());
  }

  /** Since when and why nobody acts for an Organization; empty while people do. */
  @Transactional(readOnly = true)
  public Optional<Ending> ending(OrganizationId id) {
    return organizations.findById(id.value()).flatMap(Organization::ending);
  }

  @Transactional(readOnly = true)
  public Optional<OrganizationProfile> find(OrganizationId id) {
    return organizations.findById(id.value()).map(Organization::profile);
  }

  @Transactional(readOnly = true)
  public Optional<OrganizationProfile> findByAlias(Slug alias) {
    return organizations.findByAlias(alias.value()).map(Organization::profile);
  }

  /** Those of {@code ids} that exist. */
  @Transactional(readOnly = true)
  public Map<OrganizationId, OrganizationProfile> findAll(Collection<OrganizationId> ids) {
    return organizations.findByIdIn(ids.stream().map(OrganizationId::value).toList()).stream()
        .map(Organization::profile)
        .collect(Collectors.toMap(OrganizationProfile::id, profile -> profile));
  }

  /** Every Organization at work but the Actor's own, by name: whom a convener can invite. */
  @Transactional(readOnly = true)
  public List<OrganizationProfile> others(Actor actor) {
    access.requireMember(actor);
    return organizations.findAllByOrderByName().stream()
        .filter(organization -> organization.ending().isEmpty())
        .map(Organization::profile)
        .filter(profile -> !profile.id().equals(actor.organization()))
        .toList();
  }
}
