package org.chorus.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.organization.Login;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.provider.BrokeredOutcome;
import org.chorus.organization.provider.ProviderBindings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/**
 * Keeps identity providers to their own Organization. Through which provider somebody came Keycloak
 * notes in the session, and a mapper of the client {@code chorus-console} writes it into the ID
 * token: of the client and not of a scope, because scopes stand in an address that the person can
 * edit. Without that claim the person logged in at Keycloak itself, if Keycloak also says that it
 * would have told: a realm in which the mapper is missing lets nobody in.
 */
@Component
final class BrokeredLogin {

  static final String CLAIM = "identity_provider";

  /** In every ID token of a realm that has the mapper of {@link #CLAIM}. */
  static final String TOLD = "identity_provider_told";

  private static final Logger LOG = LoggerFactory.getLogger(BrokeredLogin.class);

  private final ProviderBindings bindings;

  BrokeredLogin(ProviderBindings bindings) {
    this.bindings = bindings;
  }

  /**
   * A login and what it does not speak for.
   *
   * @param elsewhere Organizations of the person's that log in through a provider of their own
   */
  record Judged(Login login, List<OrganizationProfile> elsewhere) {

    Judged {
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /**
   * The login, narrowed to the Organization that the provider serves; without a provider, to those
   * that have none of their own. Otherwise a password at Keycloak would pass by what the partner
   * asks of its people, and go on when it has let them go.
   *
   * @throws ProviderOverreach when the provider is none of ours, is switched off, or gives an
   *     address in somebody else's domain; also when Keycloak does not tell of providers at all
   */
  Judged judge(OidcIdToken token, Login login) {
    Object provider = token.getClaims().get(CLAIM);
    if (provider == null) {
      requireTold(token);
      Map<Slug, OrganizationProfile> elsewhere =
          bindings.behindOwnProvider(
              login.subject(),
              login.name(),
              login.organizations().stream()
                  .map(Login.VouchedOrganization::alias)
                  .collect(Collectors.toSet()));
      return new Judged(login.notFor(elsewhere.keySet()), List.copyOf(elsewhere.values()));
    }
    // Not only the verified address: what counts is which domain the provider claims to speak for.
    Optional<EmailAddress> asserted =
        token.getClaims().get("email") instanceof String text
            ? EmailAddress.parse(text)
            : Optional.empty();
    return switch (bindings.judge(provider.toString(), login.subject(), login.name(), asserted)) {
      case BrokeredOutcome.Bound(var organization) ->
          new Judged(login.onlyFor(organization), List.of());
      case BrokeredOutcome.UnknownProvider() -> {
        LOG.warn(
            "A login came through an identity provider that no organization has in Chorus. Set it"
                + " up in the console, or remove it from Keycloak");
        throw new ProviderOverreach(
            token,
            "No organization on Chorus logs in through it. Ask an administrator of your"
                + " organization how its people log in.");
      }
      case BrokeredOutcome.SwitchedOff(var organization) ->
          throw new ProviderOverreach(
              token,
              "%s does not log in through it at the moment. Ask an administrator of %s when that changes."
                  .formatted(organization.name(), organization.name()));
      case BrokeredOutcome.ForeignAddress(var organization, var domains) ->
          throw new ProviderOverreach(
              token,
              "It may speak for %s and for addresses that end in %s. Yours does not, or is missing. Ask whoever manages the logins of %s to correct your email address there."
                  .formatted(
                      organization.name(), String.join(" or ", domains), organization.name()));
    };
  }

  private static void requireTold(OidcIdToken token) {
    if (!Boolean.TRUE.equals(token.getClaims().get(TOLD))) {
      LOG.error(
          "Keycloak does not tell through which identity provider people come, so nobody can be let"
              + " in. Give the client the mappers \"identity provider\" and \"identity provider is"
              + " told\" of deploy/keycloak/chorus-realm.json");
      throw new ProviderOverreach(
          token,
          "Keycloak does not say which service that is, because its settings are older than"
              + " Chorus. Ask whoever manages Keycloak to renew them.");
    }
  }
}
