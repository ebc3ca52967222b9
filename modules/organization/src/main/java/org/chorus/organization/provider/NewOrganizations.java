package org.chorus.organization.provider;

import static org.chorus.access.Permission.MANAGE_ORGANIZATIONS;

import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.Organizations;
import org.chorus.organization.RegisterOutcome;
import org.chorus.organization.ReservedAliases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Brings an Organization to the platform before anybody of it has logged in, so that its identity
 * provider can be set up first. For platform administrators. Keycloak comes first and our row last;
 * after a failure between the two the same can be asked again.
 */
@Service
public class NewOrganizations {

  private static final Logger LOG = LoggerFactory.getLogger(NewOrganizations.class);

  private static final int MIN_NAME = 2;
  private static final int MAX_NAME = 120;

  private final Organizations organizations;
  private final Access access;
  private final Optional<Broker> broker;

  NewOrganizations(Organizations organizations, Access access, Optional<Broker> broker) {
    this.organizations = organizations;
    this.access = access;
    this.broker = broker;
  }

  /**
   * Creates an Organization without members; the first to log in for it administers it.
   *
   * @param alias its part of the address of every page it will have; never changes
   */
  public AddOutcome add(Actor actor, String name, Slug alias) {
    access.require(actor, MANAGE_ORGANIZATIONS);
    String tidy = name.strip();
    if (tidy.length() < MIN_NAME
        || tidy.length() > MAX_NAME
        || tidy.chars().anyMatch(Character::isISOControl)) {
      return new AddOutcome.NameOutOfBounds();
    }
    if (ReservedAliases.contains(alias)) {
      return new AddOutcome.AliasReserved();
    }
    if (organizations.findByAlias(alias).isPresent()) {
      return new AddOutcome.Taken();
    }
    if (broker.isEmpty()) {
      return new AddOutcome.KeycloakAway();
    }
    try {
      return switch (broker.get().create(alias, tidy)) {
        case TAKEN -> new AddOutcome.Taken();
        case CREATED ->
            switch (organizations.add(actor, alias, tidy)) {
              case RegisterOutcome.Registered(var organization) ->
                  new AddOutcome.Added(organization);
              case RegisterOutcome.AliasReserved _ -> new AddOutcome.AliasReserved();
            };
      };
    } catch (Away away) {
      LOG.warn("An organization could not be created: {}", away.getMessage());
      return new AddOutcome.KeycloakAway();
    }
  }
}
