package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.chorus.ChorusApplication;
import org.chorus.app.RequiredSettings.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class RequiredSettingsTest {

  static final String KEY = "dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=";

  @Test
  void whatIsMissingIsNamedAtOnceAndWithoutStackTrace(CapturedOutput output) {
    assertThatThrownBy(() -> SpringApplication.run(ChorusApplication.class))
        .isInstanceOf(SettingsMissing.class);

    assertThat(output)
        .contains(
            "APPLICATION FAILED TO START",
            "chorus.signer-key",
            "CHORUS_SIGNER_KEY",
            "openssl rand -base64 32",
            "chorus.public-url",
            "chorus.keycloak.client-secret",
            "chorus.mail.from")
        .doesNotContain("\tat ");
  }

  @Test
  void nothingIsMissingFromACompleteSet() {
    assertThat(missing(KEY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "too-short", "not base 64!", "c2hvcnQ="})
  void aKeyThatIsNoneIsRefusedAndNotRepeated(String key) {
    assertThat(missing(key))
        .singleElement()
        .satisfies(
            missing -> {
              assertThat(missing.setting()).isEqualTo("chorus.signer-key");
              if (!key.isBlank()) {
                assertThat(missing.toString()).doesNotContain(key);
              }
            });
  }

  private static List<Missing> missing(String key) {
    StandardEnvironment settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "chorus.signer-key", key,
                    "chorus.public-url", "https://chorus.example",
                    "chorus.keycloak.client-secret", "secret",
                    "chorus.mail.from", "chorus@chorus.example")));
    return RequiredSettings.missingIn(settings);
  }
}
