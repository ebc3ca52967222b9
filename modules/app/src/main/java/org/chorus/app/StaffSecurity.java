package org.chorus.app;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.chorus.keycloak.KeycloakLogin;
import org.chorus.keycloak.StaffUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The console and the way into it. The only part of the house with sessions and cookies. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain staff(HttpSecurity http, KeycloakLogin keycloak) {
    http.securityMatcher(
        "/console", "/console/**", "/oauth2/**", "/login/**", "/logout", "/logout/**");
    // The pages that an invitation's link leads to look like the rest, for whoever is not logged
    // in.
    http.authorizeHttpRequests(
        requests ->
            requests.requestMatchers("/console/console.css", "/console/icon.svg").permitAll());
    http.with(
        VaadinSecurityConfigurer.vaadin(),
        vaadin ->
            vaadin
                .oauth2LoginPage(KeycloakLogin.START_PATH)
                .logoutSuccessHandler(keycloak.logout(new UidlRedirectStrategy()))
                .anyRequest(request -> request.hasAuthority(StaffUser.ROLE)));
    keycloak.addTo(
        http, new VaadinScreens()); // after Vaadin's part, which brings the rules on who may pass
    return http.headers(
            headers ->
                headers
                    // Vaadin's client evaluates code, so scripts stay out of the policy; what a
                    // foreign site could do with the console is ruled out.
                    .contentSecurityPolicy(
                        policy ->
                            policy.policyDirectives(
                                "base-uri 'self'; object-src 'none'; frame-ancestors 'none'"))
                    .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                    .referrerPolicy(referrer -> referrer.policy(BrowserPolicy.REFERRER))
                    .permissionsPolicyHeader(
                        permissions -> permissions.policy(BrowserPolicy.PERMISSIONS)))
        .build();
  }
}
