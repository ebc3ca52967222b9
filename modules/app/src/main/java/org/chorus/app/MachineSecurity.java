package org.chorus.app;

import org.chorus.api.MachineDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The API: bearer tokens of machine clients, and nothing that a browser adds by itself. */
@Configuration(proxyBeanMethods = false)
class MachineSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain machines(HttpSecurity http, MachineDoor door) {
    http.securityMatcher("/api", "/api/**");
    door.addTo(http);
    return http.headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy ->
                            policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                    .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                    .referrerPolicy(referrer -> referrer.policy(BrowserPolicy.REFERRER))
                    .permissionsPolicyHeader(
                        permissions -> permissions.policy(BrowserPolicy.PERMISSIONS)))
        .build();
  }
}
