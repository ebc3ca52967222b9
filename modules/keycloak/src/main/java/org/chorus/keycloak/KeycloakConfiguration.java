package org.chorus.keycloak;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.chorus.organization.machine.MachineClients;
import org.chorus.organization.provider.ProviderBindings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;

/** Everything about Keycloak that Spring Security must know, without asking Keycloak for any. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KeycloakSettings.class, SessionSettings.class})
class KeycloakConfiguration {

  static final String REGISTRATION_ID = "keycloak";

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
  private static final Duration READ_PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_KEYS_BYTES = 1 << 20;

  @Bean
  ClientRegistration clientRegistration(
      KeycloakSettings settings,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    return ClientRegistration.withRegistrationId(REGISTRATION_ID)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .scope("openid", "profile", "email", "organization:*")
        // Fixed, not taken from the request, whose Host header is the visitor's to write.
        .redirectUri(publicUrl + "/login/oauth2/code/" + REGISTRATION_ID)
        .issuerUri(settings.issuer())
        .authorizationUri(settings.authorizationEndpoint())
        .tokenUri(settings.tokenEndpoint())
        .jwkSetUri(settings.keys())
        .userNameAttributeName("sub")
        .providerConfigurationMetadata(
            Map.of("end_session_endpoint", settings.endSessionEndpoint()))
        .build();
  }

  @Bean
  ClientRegistrationRepository clientRegistrations(ClientRegistration registration) {
    return new InMemoryClientRegistrationRepository(registration);
  }

  @Bean
  OAuth2AuthorizedClientRepository authorizedClients() {
    return new ForgottenTokens();
  }

  @Bean
  OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenResponses() {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(httpClient());
    requests.setReadTimeout(READ_PATIENCE);
    RestClientAuthorizationCodeTokenResponseClient client =
        new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  /** Fetches the realm's keys at the first login, and again when a token names an unknown one. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokenDecoders(
      KeycloakSettings settings,
      ClientRegistration registration,
      SessionSettings limits,
      Clock clock)
      throws MalformedURLException {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys(settings))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .build();
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(),
            new OidcIdTokenValidator(registration),
            new RecentAuthentication(limits.idle(), clock)));
    return onlyRegistration -> decoder;
  }

  private static JWKSource<SecurityContext> keys(KeycloakSettings settings)
      throws MalformedURLException {
    return JWKSourceBuilder.create(
            URI.create(settings.keys()).toURL(),
            new DefaultResourceRetriever(
                (int) CONNECT_PATIENCE.toMillis(), (int) READ_PATIENCE.toMillis(), MAX_KEYS_BYTES))
        .build();
  }

  @Bean
  MachineTokens machineTokens(KeycloakSettings settings, MachineClients machines, Clock clock)
      throws MalformedURLException {
    return new MachineTokens(keys(settings), settings, machines, clock);
  }

  @Bean
  KeycloakMachines keycloakMachines(KeycloakAdministration keycloak, KeycloakSettings settings) {
    return new KeycloakMachines(keycloak, settings);
  }

  @Bean
  StaffLogins staffLogins(
      JdbcClient jdbc, ProviderBindings bindings, SessionSettings limits, Clock clock) {
    return new StaffLogins(jdbc, bindings, limits, clock);
  }

  @Bean
  RecurringTask<Void> forgetOldLogins(StaffLogins logins) {
    return Tasks.recurring("forget-old-logins", FixedDelay.ofHours(1))
        .execute((task, context) -> logins.forgetOld());
  }

  @Bean
  KeycloakReachability keycloakReachability(KeycloakSettings settings, Clock clock) {
    return new KeycloakReachability(httpClient(), URI.create(settings.keys()), clock);
  }

  @Bean
  KeycloakOrganizations keycloakOrganizations(
      KeycloakSettings settings,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    return new KeycloakOrganizations(administration(), settings, publicUrl + "/console/");
  }

  @Bean
  KeycloakBroker keycloakBroker(
      KeycloakAdministration keycloak,
      KeycloakSettings settings,
      OutgoingRequests outgoing,
      Clock clock,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    return new KeycloakBroker(
        keycloak,
        settings,
        new ProviderExamination(outgoing),
        new SamlExamination(outgoing, clock),
        publicUrl + "/console/");
  }

  @Bean
  KeycloakAdministration keycloakAdministration(KeycloakSettings settings) {
    return new KeycloakAdministration(administration(), settings);
  }

  @Bean
  KeycloakInvitations keycloakInvitations(
      KeycloakAdministration keycloak, KeycloakSettings settings) {
    return new KeycloakInvitations(keycloak, settings);
  }

  @Bean
  OutgoingRequests outgoingRequests(
      @Value("${chorus.outgoing.local-allowed:false}") boolean localAllowed) {
    return new OutgoingRequests(localAllowed);
  }

  private static RestClient administration() {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(httpClient());
    requests.setReadTimeout(READ_PATIENCE);
    return RestClient.builder().requestFactory(requests).build();
  }

  @Bean
  KeycloakLogin keycloakLogin(
      KeycloakSettings settings,
      ClientRegistrationRepository registrations,
      KeycloakReachability keycloak,
      StaffLogins logins,
      SessionSettings limits,
      ProviderBindings bindings,
      Clock clock,
      @Value("${chorus.public-url:http://localhost:8080}") String publicUrl) {
    String afterLogout = publicUrl + LoginPages.GOODBYE_PATH;
    return new KeycloakLogin(
        registrations,
        keycloak,
        new LoginPages(settings, limits, afterLogout),
        logins,
        limits,
        bindings,
        clock,
        afterLogout);
  }

  private static HttpClient httpClient() {
    return HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();
  }
}
