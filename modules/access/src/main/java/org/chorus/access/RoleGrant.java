package org.chorus.access;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** Who holds which role, where, given by whom and when. Revoked, never edited. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class RoleGrant {

  @Id private UUID id;
  private String subject;
  private UUID organizationId;

  @Enumerated(EnumType.STRING)
  private Role role;

  private @Nullable UUID coalitionId;
  private String grantedBy;
  private Instant grantedAt;
  private @Nullable String revokedBy;
  private @Nullable Instant revokedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected RoleGrant() {}

  private RoleGrant(
      Subject subject,
      OrganizationId organization,
      Role role,
      @Nullable CoalitionId coalition,
      Actor by,
      Instant now) {
    this.id = UUID.randomUUID();
    this.subject = subject.value();
    this.organizationId = organization.value();
    this.role = role;
    this.coalitionId = coalition == null ? null : coalition.value();
    this.grantedBy = by.subject().value();
    this.grantedAt = now;
  }

  static RoleGrant organizationWide(
      Subject subject, OrganizationId organization, Role role, Actor by, Instant now) {
    return new RoleGrant(subject, organization, role, null, by, now);
  }

  static RoleGrant convener(Actor convener, CoalitionId coalition, Instant now) {
    return new RoleGrant(
        convener.subject(), convener.organization(), Role.CONVENER, coalition, convener, now);
  }

  void revoke(Actor by, Instant now) {
    revokedBy = by.subject().value();
    revokedAt = now;
  }

  Subject subject() {
    return new Subject(subject);
  }

  Role role() {
    return role;
  }
}
