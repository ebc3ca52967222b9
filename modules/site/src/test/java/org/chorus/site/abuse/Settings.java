package org.chorus.site.abuse;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as they are read from {@code application.yaml} or the environment. */
final class Settings {

  private Settings() {}

  static AbuseSettings asDelivered() {
    return with(Map.of());
  }

  /** Those as delivered, but for these. */
  static AbuseSettings with(Map<String, String> others) {
    return new Binder(new MapConfigurationPropertySource(others))
        .bindOrCreate("chorus.abuse", AbuseSettings.class);
  }
}
