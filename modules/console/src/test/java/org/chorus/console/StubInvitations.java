package org.chorus.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.organization.Away;
import org.chorus.organization.InvitationDesk;
import org.chorus.organization.MemberInvitation;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Takes Keycloak's place where members are invited. */
@Component
@Primary
final class StubInvitations implements InvitationDesk {

  record Sent(Slug organization, MemberInvitation invitation) {}

  final List<Sent> sent = new CopyOnWriteArrayList<>();
  volatile Instant now = Instant.EPOCH;
  volatile boolean away;

  @Override
  public List<MemberInvitation> list(Slug organization) {
    ask();
    return sent.stream()
        .filter(each -> each.organization().equals(organization))
        .map(Sent::invitation)
        .toList();
  }

  @Override
  public InviteOutcome invite(
      Slug organization, EmailAddress address, String firstName, String lastName) {
    if (list(organization).stream().anyMatch(each -> each.email().equals(address))) {
      return InviteOutcome.KNOWN;
    }
    sent.add(
        new Sent(
            organization,
            new MemberInvitation(
                organization + "/" + address.value(),
                address,
                (firstName + " " + lastName).strip(),
                now,
                now.plus(Duration.ofDays(7)))));
    return InviteOutcome.INVITED;
  }

  @Override
  public Optional<MemberInvitation> resend(Slug organization, String id) {
    Optional<MemberInvitation> revoked = revoke(organization, id);
    revoked.ifPresent(each -> invite(organization, each.email(), each.name(), ""));
    return revoked;
  }

  @Override
  public Optional<MemberInvitation> revoke(Slug organization, String id) {
    ask();
    List<Sent> own =
        new ArrayList<>(
            sent.stream()
                .filter(each -> each.organization().equals(organization))
                .filter(each -> each.invitation().id().equals(id))
                .toList());
    sent.removeAll(own);
    return own.stream().map(Sent::invitation).findFirst();
  }

  private void ask() {
    if (away) {
      throw new Away("away, as the test wants");
    }
  }
}
