package org.chorus.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chorus.coalition.IdentityProvider;
import org.chorus.coalition.InvitationId;
import org.chorus.coalition.NewOrganization;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Takes Keycloak's place when organizations are created. */
@Component
@Primary
final class StubIdentities implements IdentityProvider {

  final Map<InvitationId, Slug> created = new ConcurrentHashMap<>();
  final List<String> invited = new CopyOnWriteArrayList<>();
  volatile boolean away;

  @Override
  public Optional<Slug> createdFor(InvitationId invitation) {
    if (away) {
      throw new Away("away, as the test wants");
    }
    return Optional.ofNullable(created.get(invitation));
  }

  @Override
  public CreateOutcome create(NewOrganization organization, InvitationId invitation) {
    if (created.containsValue(organization.alias())) {
      return CreateOutcome.TAKEN;
    }
    created.put(invitation, organization.alias());
    return CreateOutcome.CREATED;
  }

  @Override
  public void invite(InvitationId createdFor, EmailAddress address) {
    invited.add(address.value());
  }
}
