package org.chorus.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;

/** The boundary of uniqueness and of counting. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class SignaturePool {

  @Id private UUID id;
  private UUID coalitionId;
  private String name;
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected SignaturePool() {}

  SignaturePool(CoalitionId coalition, String name, Instant now) {
    this.id = PoolId.random().value();
    this.coalitionId = coalition.value();
    this.name = name;
    this.createdAt = now;
  }

  PoolId id() {
    return new PoolId(id);
  }

  String name() {
    return name;
  }
}
