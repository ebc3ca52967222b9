package org.chorus.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chorus.kernel.CoalitionId;

/** Organizations acting together. Working alone is a Coalition of one. */
@Entity
class Coalition {

  @Id private UUID id;
  private String name;
  private Instant foundedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Coalition() {}

  Coalition(String name, Instant now) {
    this.id = CoalitionId.random().value();
    this.name = name;
    this.foundedAt = now;
  }

  CoalitionId id() {
    return new CoalitionId(id);
  }

  String name() {
    return name;
  }

  Instant foundedAt() {
    return foundedAt;
  }
}
