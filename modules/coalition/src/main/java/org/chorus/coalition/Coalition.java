package org.chorus.coalition;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.chorus.access.Act;
import org.chorus.kernel.CoalitionId;
import org.chorus.organization.brand.Brand;
import org.chorus.organization.brand.BrandColumns;
import org.jspecify.annotations.Nullable;

/** Organizations acting together. Working alone is a Coalition of one. */
@Entity
class Coalition {

  @Id private UUID id;
  private String name;
  @Embedded private @Nullable BrandColumns brand;
  private Instant foundedAt;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected Coalition() {}

  Coalition(String name, Instant now) {
    this.id = CoalitionId.random().value();
    this.name = name;
    this.foundedAt = now;
  }

  /** Something done to it, for the audit trail. */
  Act act(String verb) {
    return Act.of(verb).on("coalition", id.toString(), name);
  }

  CoalitionId id() {
    return new CoalitionId(id);
  }

  String name() {
    return name;
  }

  Brand brand() {
    return BrandColumns.brand(brand);
  }

  void dress(Brand other) {
    brand = BrandColumns.of(other);
  }

  Instant foundedAt() {
    return foundedAt;
  }
}
