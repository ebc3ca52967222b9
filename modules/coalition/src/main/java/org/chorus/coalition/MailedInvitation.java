package org.chorus.coalition;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;

/** An invitation into a Coalition for whoever reads an address. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class MailedInvitation {

  /** Where it stands; that it has expired, only the clock says. */
  enum State {
    OPEN,
    TAKEN_UP,
    CLOSED
  }

  @Id private UUID id;
  private UUID coalitionId;
  private @Nullable String email;
  private String organizationName;
  private String invitedBy;
  private String invitedByName;
  private UUID inviterId;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant invitedAt;
  private Instant expiresAt;
  private boolean mailDue;
  private byte @Nullable [] tokenHash;
  private @Nullable UUID takenUpBy;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected MailedInvitation() {}

  @SuppressWarnings("NullAway.Init") // by send
  MailedInvitation(
      CoalitionId coalition, EmailAddress email, String organizationName, Actor by, Instant now) {
    this.id = InvitationId.random().value();
    this.coalitionId = coalition.value();
    this.email = email.value();
    this.organizationName = organizationName;
    this.state = State.OPEN;
    send(by, now);
  }

  /** Has a mail written with a new link and the full time; the link before opens nothing more. */
  final void send(Actor by, Instant now) {
    invitedBy = by.subject().value();
    invitedByName = by.name();
    inviterId = by.organization().value();
    invitedAt = now;
    expiresAt = now.plus(Coalitions.INVITATION_VALIDITY);
    mailDue = true;
    tokenHash = null;
  }

  void call(String name) {
    organizationName = name;
  }

  /** The link stays known, so that it can say what became of it. */
  void takeUp(OrganizationId organization) {
    state = State.TAKEN_UP;
    takenUpBy = organization.value();
    email = null;
    mailDue = false;
  }

  void close() {
    state = State.CLOSED;
    email = null;
    mailDue = false;
    tokenHash = null;
  }

  InvitationId id() {
    return new InvitationId(id);
  }

  CoalitionId coalition() {
    return new CoalitionId(coalitionId);
  }

  OrganizationId inviter() {
    return new OrganizationId(inviterId);
  }

  String inviterName() {
    return invitedByName;
  }

  String organizationName() {
    return organizationName;
  }

  EmailAddress email() {
    return new EmailAddress(requireNonNull(email, "forgotten"));
  }

  Instant invitedAt() {
    return invitedAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean canBeTakenUp(Instant now) {
    return isOpen() && now.isBefore(expiresAt);
  }

  Optional<OrganizationId> takenUpBy() {
    return Optional.ofNullable(takenUpBy).map(OrganizationId::new);
  }

  EmailInvitation overview() {
    return new EmailInvitation(
        id(), email(), organizationName, invitedByName, invitedAt, expiresAt);
  }
}
