package org.chorus.local.demo;

import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chorus.local.DemoOrganizations;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * Migrates the database and loads the demo coalition into it, unless it is there. Interrupted
 * half-way, it goes on the next time: who has signed already counts once.
 */
@EnableAutoConfiguration(
    exclude = {
      // Vaadin is on the class path and insists on a web application, which this is not.
      SpringBootAutoConfiguration.class,
      SpringSecurityAutoConfiguration.class,
      VaadinScopesConfig.class
    })
@AutoConfigurationPackage(basePackages = "org.chorus")
@ComponentScan({
  "org.chorus.image",
  "org.chorus.organization",
  "org.chorus.campaign",
  "org.chorus.signature",
  "org.chorus.sharing",
  "org.chorus.mail"
})
// Named here and not found by scanning: the app scans all of org.chorus, and must not find them.
@Import({DemoStaff.class, DemoCampaigns.class, DemoSupporters.class})
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
