package org.chorus.keycloak;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a login of staff lasts.
 *
 * @param idle without anything done on any screen; warned of {@link StaffSession#NOTICE} before
 * @param longest whatever is done
 * @param stepUp how long a second factor is good for what takes one
 */
@ConfigurationProperties("chorus.session")
record SessionSettings(
    @DefaultValue("30m") Duration idle,
    @DefaultValue("10h") Duration longest,
    @DefaultValue("10m") Duration stepUp) {

  SessionSettings {
    if (idle.compareTo(StaffSession.NOTICE.multipliedBy(2)) < 0 || longest.compareTo(idle) < 0) {
      throw new IllegalArgumentException(
          "chorus.session.idle takes at least 4 minutes and at most chorus.session.longest");
    }
  }
}
