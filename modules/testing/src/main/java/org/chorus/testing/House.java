package org.chorus.testing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * Every module on the test's class path, wired as the application wires them. Not a
 * {@code @Configuration}, so that the application itself never picks it up.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "org.chorus")
@ComponentScan("org.chorus")
public class House {

  @Bean
  ManualClock clock() {
    return new ManualClock();
  }

  @Bean
  WholeDatabase wholeDatabase(@Value("${spring.datasource.url}") String url) {
    return new WholeDatabase(Database.asOwner(url));
  }

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }
}
