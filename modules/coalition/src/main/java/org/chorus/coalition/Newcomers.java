package org.chorus.coalition;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.LinkToken;
import org.chorus.kernel.Slug;
import org.chorus.organization.Organizations;
import org.chorus.organization.ReservedAliases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Brings Organizations to the platform that were invited by email. There is no Actor yet: what
 * entitles somebody to this is the link, once. Whoever holds the link chooses name and alias; an
 * account only the invited address gets.
 */
@Service
public class Newcomers {

  private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);

  private final MailedInvitationRepository invitations;
  private final EmailInvitations taking;
  private final Organizations organizations;
  private final Optional<IdentityProvider> provider;
  private final Clock clock;

  Newcomers(
      MailedInvitationRepository invitations,
      EmailInvitations taking,
      Organizations organizations,
      Optional<IdentityProvider> provider,
      Clock clock) {
    this.invitations = invitations;
    this.taking = taking;
    this.organizations = organizations;
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * Registers an Organization and takes the invitation up for it. Each step can be repeated: what
   * an attempt that failed half-way left behind is found again by the invitation's id. No
   * transaction spans the whole, because none should wait for another server.
   */
  public NewcomerOutcome register(LinkToken token, NewOrganization organization) {
    Optional<MailedInvitation> found =
        invitations.findByTokenHash(token.hash()).filter(MailedInvitation::isOpen);
    if (found.isEmpty()) {
      return new NewcomerOutcome.NotOpen();
    }
    MailedInvitation invitation = found.get();
    Instant now = clock.instant();
    if (!invitation.canBeTakenUp(now)) {
      return new NewcomerOutcome.Expired(invitation.expiresAt());
    }
    if (ReservedAliases.contains(organization.alias())) {
      return new NewcomerOutcome.AliasReserved();
    }
    if (provider.isEmpty()) {
      return new NewcomerOutcome.ProviderAway();
    }
    try {
      return register(token, invitation.id(), invitation.email(), organization, provider.get());
    } catch (IdentityProvider.Away away) {
      LOG.warn("An organization could not be registered: {}", away.getMessage());
      return new NewcomerOutcome.ProviderAway();
    }
  }

  private NewcomerOutcome register(
      LinkToken token,
      InvitationId id,
      EmailAddress address,
      NewOrganization organization,
      IdentityProvider identities) {
    Optional<Slug> earlier = identities.createdFor(id);
    Slug alias = earlier.orElse(organization.alias());
    if (earlier.isEmpty()) {
      // Known here, but not there: its members must not find a stranger among them one day.
      if (organizations.findByAlias(alias).isPresent()
          || identities.create(organization, id) == IdentityProvider.CreateOutcome.TAKEN) {
        return new NewcomerOutcome.Taken();
      }
    }
    identities.invite(id, address);
    return switch (taking.takeUpAs(organization, alias, token)) {
      case TakeUpOutcome.Invited(var ignored) -> new NewcomerOutcome.Welcome(alias);
      case TakeUpOutcome.Expired(Instant at) -> new NewcomerOutcome.Expired(at);
      case TakeUpOutcome.PartnerAlready(var ignored) -> new NewcomerOutcome.Taken();
      case TakeUpOutcome.NotOpen() -> new NewcomerOutcome.NotOpen();
    };
  }
}
