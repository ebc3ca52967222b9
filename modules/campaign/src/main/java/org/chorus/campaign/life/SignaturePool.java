package org.chorus.campaign.life;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;

/** The boundary of uniqueness and of counting. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
public class SignaturePool {

  @Id private UUID id;
  private UUID coalitionId;
  private String name;

  @Enumerated(EnumType.STRING)
  private SamePerson samePerson;

  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected SignaturePool() {}

  public SignaturePool(CoalitionId coalition, String name, SamePerson samePerson, Instant now) {
    this.id = PoolId.random().value();
    this.coalitionId = coalition.value();
    this.name = name;
    this.samePerson = samePerson;
    this.createdAt = now;
  }

  /** Only before anybody could sign: every key is made by it. */
  void choose(SamePerson chosen) {
    samePerson = chosen;
  }

  public PoolId id() {
    return new PoolId(id);
  }

  public String name() {
    return name;
  }

  public SamePerson samePerson() {
    return samePerson;
  }
}
