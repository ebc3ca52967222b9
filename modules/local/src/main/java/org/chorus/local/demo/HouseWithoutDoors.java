package org.chorus.local.demo;

import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The services without site and console, for programs that use them and serve nobody. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
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
  "org.chorus.access",
  "org.chorus.switches",
  "org.chorus.organization",
  "org.chorus.coalition",
  "org.chorus.campaign",
  "org.chorus.signature",
  "org.chorus.sharing",
  "org.chorus.mail"
})
public @interface HouseWithoutDoors {}
