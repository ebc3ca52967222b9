package org.chorus.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Everything that is not for staff: pages, forms, static files, health. Anybody may ask; there is
 * no session and no cookie.
 *
 * <p>There are no CSRF tokens either, and none are needed: such a token protects authority that the
 * browser adds to a request by itself, a cookie for instance, and here there is none. A forged post
 * can only do what its forger could do alone. The authority over one's own signature lies in the
 * address of the personal page, which a forger does not know.
 */
@Configuration(proxyBeanMethods = false)
class PublicSecurity {

  /** Nobody reads them, and they wrap every filter of every request. */
  @Bean
  SecurityObservationSettings withoutObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @Order(2)
  SecurityFilterChain everybody(HttpSecurity http) {
    // Nobody is anybody here: of the filters only those are left that write headers. At thousands
    // of
    // signatures a second the others are a third of what one costs.
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .exceptionHandling(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives(BrowserPolicy.PUBLIC_CONTENT))
                    .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                    .referrerPolicy(referrer -> referrer.policy(BrowserPolicy.REFERRER))
                    .permissionsPolicyHeader(
                        permissions -> permissions.policy(BrowserPolicy.PERMISSIONS)))
        .build();
  }
}
