package org.chorus.local.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chorus.local.DemoOrganizations;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Migrates the database and loads the demo coalition into it, unless it is there. Interrupted
 * half-way, it goes on the next time: who has signed already counts once.
 */
@HouseWithoutDoors
// Named here and not found by scanning: the app scans all of org.chorus, and must not find them.
@Import({DemoStaff.class, DemoCampaigns.class, DemoLinks.class, DemoSupporters.class})
public class LoadDemo {

  private static final Duration PAST = Duration.ofDays(37);

  /** Loads and ends. */
  public static void main(String[] args) {
    try (ConfigurableApplicationContext house =
        new SpringApplicationBuilder(LoadDemo.class).web(WebApplicationType.NONE).run(args)) {
      DemoCampaigns campaigns = house.getBean(DemoCampaigns.class);
      campaigns.ensure();
      house.getBean(DemoSupporters.class).ensure();
    }
  }

  @Bean
  DemoClock demoClock() {
    return new DemoClock(Clock.systemUTC().instant().minus(PAST));
  }

  @Bean
  DemoOrganizations demoOrganizations() {
    return DemoOrganizations.read();
  }

  /** When the demo's past ends. */
  @Bean
  Today today() {
    return new Today(Clock.systemUTC().instant());
  }

  record Today(Instant instant) {}
}
