package org.chorus.campaign.life;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** What a Campaign will do by itself: open, close, or both; and who planned it, where. */
@Embeddable
record Plan(
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    String planZone,
    String plannedBy,
    String plannedByName,
    UUID plannedFor) {

  static Plan of(Actor actor, Optional<Instant> opensAt, Optional<Instant> closesAt, ZoneId zone) {
    return new Plan(
        opensAt.orElse(null),
        closesAt.orElse(null),
        zone.getId(),
        actor.subject().value(),
        actor.name(),
        actor.organization().value());
  }

  Optional<Instant> opening() {
    return Optional.ofNullable(opensAt);
  }

  Optional<Instant> closing() {
    return Optional.ofNullable(closesAt);
  }

  ZoneId zone() {
    return ZoneId.of(planZone);
  }

  /** What comes about by the plan is an act of whoever made it. */
  Actor planner() {
    return new Actor(new Subject(plannedBy), plannedByName, new OrganizationId(plannedFor));
  }

  Plan withoutOpening() {
    return new Plan(null, closesAt, planZone, plannedBy, plannedByName, plannedFor);
  }

  Plan withoutClosing() {
    return new Plan(opensAt, null, planZone, plannedBy, plannedByName, plannedFor);
  }
}
