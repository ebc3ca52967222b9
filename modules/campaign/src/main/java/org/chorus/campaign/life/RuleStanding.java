package org.chorus.campaign.life;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.chorus.kernel.Actor;
import org.jspecify.annotations.Nullable;

/** The rule of approval of a Campaign, and who changed it last. */
@Embeddable
public record RuleStanding(
    @Enumerated(EnumType.STRING) ApprovalRule approvalRule,
    @Nullable Instant ruleSetAt,
    @Nullable String ruleSetBy) {

  /** As it is from the Campaign's creation on. */
  static RuleStanding atFirst(ApprovalRule rule) {
    return new RuleStanding(rule, null, null);
  }

  static RuleStanding changed(ApprovalRule rule, Actor actor, Instant now) {
    return new RuleStanding(rule, now, actor.name());
  }
}
