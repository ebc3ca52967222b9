package org.chorus.site.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbuseSettingsTest {

  @Test
  void areGenerousWhereNobodyHasChosen() {
    AbuseSettings settings = Settings.asDelivered();
    assertThat(settings.youngestForm()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.oldestForm()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.window()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.address()).isEqualTo(new AbuseSettings.Address(100, 600));
    assertThat(settings.network()).isEqualTo(new AbuseSettings.Network(500, 3000));
    assertThat(settings.hardestChallenge()).isEqualTo(50_000);
    assertThat(settings.attack())
        .isEqualTo(new AbuseSettings.Attack(30, 20, 600, Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @CsvSource({
    "chorus.abuse.address.crowded,    0",
    "chorus.abuse.address.crowded,    601",
    "chorus.abuse.network.flooding,   499",
    "chorus.abuse.attack.share,       0",
    "chorus.abuse.attack.share,       101",
    "chorus.abuse.attack.suspicious,  601",
    "chorus.abuse.hardest-challenge,  0",
    "chorus.abuse.youngest-form,      3d"
  })
  void nonsenseStopsTheStart(String setting, String value) {
    assertThatThrownBy(() -> Settings.with(Map.of(setting, value)))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chorus.abuse.");
  }
}
