package org.chorus.campaign.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.campaign.life.CampaignState.CLOSED;
import static org.chorus.campaign.life.CampaignState.DELIVERED;
import static org.chorus.campaign.life.CampaignState.PAUSED;
import static org.chorus.campaign.life.CampaignState.PUBLISHED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningTimesTest {

  static final Instant OPENING = Instant.parse("2026-03-05T08:00:00Z");
  static final Instant CLOSING = Instant.parse("2026-04-05T08:00:00Z");

  static SigningState planned(CampaignState state, Instant now) {
    return new SigningTimes(
            state,
            Optional.of(OPENING),
            Optional.of(CLOSING),
            ZoneOffset.UTC,
            Optional.empty(),
            "Back soon.",
            Optional.empty())
        .at(now);
  }

  @Test
  void opensAndClosesAtTheVeryInstant() {
    assertThat(planned(PUBLISHED, OPENING.minusNanos(1)))
        .isEqualTo(new SigningState.NotYet(OPENING));
    assertThat(planned(PUBLISHED, OPENING)).isEqualTo(new SigningState.Open());
    assertThat(planned(PUBLISHED, CLOSING.minusNanos(1))).isEqualTo(new SigningState.Open());
    assertThat(planned(PUBLISHED, CLOSING))
        .isEqualTo(new SigningState.Over(CLOSING, Optional.empty()));
  }

  @Test
  void aPauseDoesNotKeepItFromClosing() {
    assertThat(planned(PAUSED, OPENING)).isEqualTo(new SigningState.Paused("Back soon."));
    assertThat(planned(PAUSED, CLOSING))
        .isEqualTo(new SigningState.Over(CLOSING, Optional.empty()));
  }

  @Test
  void whatWasClosedStaysSo() {
    Optional<LocalDate> day = Optional.of(LocalDate.of(2026, 4, 1));
    SigningTimes times =
        new SigningTimes(
            DELIVERED,
            Optional.empty(),
            Optional.empty(),
            ZoneOffset.UTC,
            Optional.of(OPENING),
            "",
            day);
    assertThat(times.at(OPENING)).isEqualTo(new SigningState.Over(OPENING, day));
    assertThat(times.state()).isNotEqualTo(CLOSED);
  }
}
