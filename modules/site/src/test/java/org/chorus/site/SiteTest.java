package org.chorus.site;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chorus.testing.House;
import org.chorus.testing.HouseTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Runs a test against the house with its public site on a real port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = House.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.jpa.hibernate.ddl-auto=validate",
      "spring.jpa.open-in-view=false",
      "chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
      "chorus.public-url=https://petitions.example.org",
      "chorus.mail.from=petitions@example.org",
      "chorus.site.moment=0s",
      "server.forward-headers-strategy=native" // as in production
    })
@ContextConfiguration(initializers = HouseTest.FreshDatabase.class)
@interface SiteTest {}
