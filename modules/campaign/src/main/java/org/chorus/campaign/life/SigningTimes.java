package org.chorus.campaign.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When people can sign a Campaign, as far as it is known now: what is planned happens at its very
 * instant, whether or not anybody has written that down yet.
 *
 * @param zone in which the Campaign tells its times
 * @param closedAt when it closed, if it did
 * @param publicMessage what supporters are told while it is paused; empty for nothing
 */
public record SigningTimes(
    CampaignState state,
    Optional<Instant> opensAt,
    Optional<Instant> closesAt,
    ZoneId zone,
    Optional<Instant> closedAt,
    String publicMessage,
    Optional<LocalDate> deliveredOn) {

  /** Whether people can sign at a moment. */
  public boolean isOpen(Instant now) {
    return at(now) instanceof SigningState.Open;
  }

  /** How signing stands at a moment. */
  public SigningState at(Instant now) {
    return switch (state) {
      case DRAFT, IN_APPROVAL -> new SigningState.Open(); // nobody sees it, but for a preview
      case PUBLISHED -> over(now).orElseGet(() -> notYet(now).orElseGet(SigningState.Open::new));
      case PAUSED -> over(now).orElseGet(() -> new SigningState.Paused(publicMessage));
      case CLOSED, DELIVERED, ARCHIVED ->
          new SigningState.Over(closedAt.orElseThrow(), deliveredOn);
    };
  }

  private Optional<SigningState> over(Instant now) {
    return closesAt
        .filter(closing -> !closing.isAfter(now))
        .map(closing -> new SigningState.Over(closing, Optional.empty()));
  }

  private Optional<SigningState> notYet(Instant now) {
    return opensAt.filter(opening -> opening.isAfter(now)).map(SigningState.NotYet::new);
  }
}
