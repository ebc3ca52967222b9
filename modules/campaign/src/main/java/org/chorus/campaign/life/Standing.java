package org.chorus.campaign.life;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.chorus.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Since when, by whom and why a Campaign is in its state. Who it was is unknown where that was not
 * kept yet at the time.
 */
@Embeddable
public record Standing(
    Instant stateSince,
    @Nullable String stateBy,
    @Nullable String stateByName,
    @Nullable UUID stateFor,
    String stateReason) {

  static Standing of(Actor actor, Instant since, String reason) {
    return new Standing(
        since, actor.subject().value(), actor.name(), actor.organization().value(), reason);
  }
}
