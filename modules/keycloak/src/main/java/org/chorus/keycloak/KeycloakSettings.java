package org.chorus.keycloak;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Keycloak is and who Chorus is to it. Every endpoint follows from these by Keycloak's fixed
 * layout, so nothing has to be discovered and Chorus starts while Keycloak is away.
 *
 * @param url Keycloak as browsers reach it; the issuer of tokens is {@code <url>/realms/<realm>} to
 *     the letter
 * @param internalUrl Keycloak as this server reaches it, when that is another way
 * @param adapterClientId the service account that manages organizations, their identity providers
 *     and their invitations, and registers machine clients; without its secret none of that can be
 *     done from Chorus
 */
@ConfigurationProperties("chorus.keycloak")
record KeycloakSettings(
    @DefaultValue("http://localhost:8180") String url,
    @Nullable String internalUrl,
    @DefaultValue("chorus") String realm,
    @DefaultValue("chorus-console") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("chorus-adapter") String adapterClientId,
    @DefaultValue("") String adapterClientSecret) {

  String issuer() {
    return realmAt(url);
  }

  /** The scheme, host and port that browsers are sent to, as Content-Security-Policy writes it. */
  String origin() {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  String authorizationEndpoint() {
    return protocolAt(url) + "/auth";
  }

  String endSessionEndpoint() {
    return protocolAt(url) + "/logout";
  }

  String tokenEndpoint() {
    return protocolAt(backChannelUrl()) + "/token";
  }

  String keys() {
    return protocolAt(backChannelUrl()) + "/certs";
  }

  /** The administration's list of organizations. */
  String organizations() {
    return administration() + "/organizations";
  }

  /** The administration's list of identity providers. */
  String providers() {
    return administration() + "/identity-provider/instances";
  }

  /** Where clients are registered that Chorus makes itself. */
  String registrations() {
    return realmAt(backChannelUrl()) + "/clients-registrations/default";
  }

  /** Where an identity provider of this alias sends people back to. */
  String brokerEndpoint(String alias) {
    return realmAt(url) + "/broker/" + alias + "/endpoint";
  }

  /** Where an identity provider says that somebody logged out there. */
  String brokeredLogout() {
    return protocolAt(url) + "/logout/backchannel-logout";
  }

  private String administration() {
    return backChannelUrl().replaceAll("/+$", "") + "/admin/realms/" + realm;
  }

  private String backChannelUrl() {
    return internalUrl == null || internalUrl.isBlank() ? url : internalUrl;
  }

  private String realmAt(String base) {
    return base.replaceAll("/+$", "") + "/realms/" + realm;
  }

  private String protocolAt(String base) {
    return realmAt(base) + "/protocol/openid-connect";
  }

  @Override
  public String toString() {
    return "KeycloakSettings[" + issuer() + ", secret masked]";
  }
}
