package org.chorus.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** A person's place in one Organization. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Member {

  @Id private UUID id;
  private String subject;
  private UUID organizationId;
  private String name;
  private @Nullable String email;
  private Instant joinedAt;
  private Instant lastLoginAt;
  private @Nullable Instant leftAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Member() {}

  Member(Subject subject, OrganizationId organization, Login login, Instant now) {
    this.id = UUID.randomUUID();
    this.subject = subject.value();
    this.organizationId = organization.value();
    this.name = login.name();
    this.joinedAt = now;
    this.lastLoginAt = now;
  }

  void loggedIn(Login login, Instant now) {
    name = login.name();
    email = login.email().map(address -> address.value()).orElse(null);
    lastLoginAt = now;
    if (leftAt != null) {
      leftAt = null;
      joinedAt = now;
    }
  }

  void leave(Instant now) {
    if (leftAt == null) {
      leftAt = now;
    }
  }

  Subject subject() {
    return new Subject(subject);
  }

  OrganizationId organization() {
    return new OrganizationId(organizationId);
  }

  String name() {
    return name;
  }

  @Nullable String email() {
    return email;
  }

  Instant lastLoginAt() {
    return lastLoginAt;
  }
}
