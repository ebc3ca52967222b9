package org.chorus.organization;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chorus.access.Access;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invites people to the Actor's own Organization. Who takes an invitation up is a member at the
 * next login, and may do nothing until somebody gives a role. The audit trail names the person and
 * not the address, which it could not forget.
 */
@Service
public class MemberInvitations {

  private static final Logger LOG = LoggerFactory.getLogger(MemberInvitations.class);

  private final Organizations organizations;
  private final Access access;
  private final AuditTrail audit;
  private final Optional<InvitationDesk> desk;
  private final TransactionTemplate inTransaction;

  MemberInvitations(
      Organizations organizations,
      Access access,
      AuditTrail audit,
      Optional<InvitationDesk> desk,
      TransactionTemplate inTransaction) {
    this.organizations = organizations;
    this.access = access;
    this.audit = audit;
    this.desk = desk;
    this.inTransaction = inTransaction;
  }

  /** Those nobody has taken up, open and expired; empty when Keycloak is away. */
  public Optional<List<MemberInvitation>> pending(Actor actor) {
    access.require(actor, ASSIGN_ROLES);
    OrganizationProfile own = organizations.find(actor.organization()).orElseThrow();
    try {
      return desk.map(keycloak -> keycloak.list(own.alias()));
    } catch (Away away) {
      LOG.warn("Invitations could not be listed: {}", away.getMessage());
      return Optional.empty();
    }
  }

  /** Invites somebody by email. */
  public InvitationOutcome invite(
      Actor actor, EmailAddress address, String firstName, String lastName) {
    access.require(actor, ASSIGN_ROLES);
    return asking(
        actor,
        (keycloak, own) ->
            switch (keycloak.invite(own.alias(), address, firstName.strip(), lastName.strip())) {
              case INVITED -> {
                record(actor, own, "member invited", firstName.strip() + " " + lastName.strip());
                yield InvitationOutcome.DONE;
              }
              case KNOWN -> InvitationOutcome.KNOWN_ALREADY;
              case NOT_SENT -> InvitationOutcome.NOT_SENT;
            });
  }

  /** Sends an invitation once more, with a new link and a new end. */
  public InvitationOutcome resend(Actor actor, String id) {
    access.require(actor, ASSIGN_ROLES);
    return change(actor, "member invited again", (keycloak, own) -> keycloak.resend(own, id));
  }

  /** Takes an invitation back. */
  public InvitationOutcome revoke(Actor actor, String id) {
    access.require(actor, ASSIGN_ROLES);
    return change(
        actor, "member’s invitation revoked", (keycloak, own) -> keycloak.revoke(own, id));
  }

  private interface Step {
    Optional<MemberInvitation> at(InvitationDesk keycloak, Slug own);
  }

  private interface Request {
    InvitationOutcome at(InvitationDesk keycloak, OrganizationProfile own);
  }

  private InvitationOutcome change(Actor actor, String verb, Step step) {
    return asking(
        actor,
        (keycloak, own) ->
            step.at(keycloak, own.alias())
                .map(
                    invitation -> {
                      record(actor, own, verb, invitation.name());
                      return InvitationOutcome.DONE;
                    })
                .orElse(InvitationOutcome.GONE));
  }

  private InvitationOutcome asking(Actor actor, Request request) {
    OrganizationProfile own = organizations.find(actor.organization()).orElseThrow();
    Function<InvitationDesk, InvitationOutcome> ask =
        keycloak -> {
          try {
            return request.at(keycloak, own);
          } catch (Away away) {
            LOG.warn("An invitation could not be changed: {}", away.getMessage());
            return InvitationOutcome.KEYCLOAK_AWAY;
          }
        };
    return desk.map(ask).orElse(InvitationOutcome.KEYCLOAK_AWAY);
  }

  private void record(Actor actor, OrganizationProfile own, String verb, String name) {
    inTransaction.executeWithoutResult(
        open -> audit.record(actor, own.act(verb).because(name.strip())));
  }
}
