package org.chorus.keycloak;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.Finding;
import org.chorus.keycloak.OutgoingRequests.Answer;
import org.chorus.keycloak.OutgoingRequests.NoAnswer;
import org.chorus.organization.provider.Broker.Examined;
import org.chorus.organization.provider.ClientSecret;
import org.chorus.organization.provider.ProviderDraft;

/**
 * Tests an identity provider that speaks OpenID Connect as a person would who has its configuration
 * open beside them, and says what is wrong, with the remedy (OpenID Connect Discovery 1.0, sections
 * 3 and 4).
 */
final class ProviderExamination {

  static final String AUTHENTICATION = "token_endpoint_auth_method";

  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  /** What every provider has, by its name in the configuration, and what Keycloak does there. */
  private static final Map<String, String> REQUIRED =
      new LinkedHashMap<>(
          Map.of(
              "authorization_endpoint", "where people log in",
              "token_endpoint", "where Keycloak fetches who logged in",
              "jwks_uri", "where the provider’s keys are"));

  private static final List<String> OPTIONAL = List.of("userinfo_endpoint", "end_session_endpoint");

  private final OutgoingRequests outgoing;

  ProviderExamination(OutgoingRequests outgoing) {
    this.outgoing = outgoing;
  }

  Examined examine(ProviderDraft.OpenIdConnect draft) {
    List<Finding> findings = new ArrayList<>();
    if (draft.clientId().isEmpty()) {
      findings.add(
          Finding.bad(
              "The client ID is missing.",
              "Ask the partner’s administrator under which client ID they registered Chorus."));
    }
    String address = draft.address();
    String discovery =
        address.endsWith(WELL_KNOWN) ? address : address.replaceAll("/+$", "") + WELL_KNOWN;
    Optional<Map<String, Object>> found = configuration(discovery, findings);
    if (found.isEmpty()) {
      return new Examined(Optional.empty(), Map.of(), findings);
    }
    Map<String, Object> configuration = found.get();
    Optional<String> issuer = issuer(address, configuration, findings);
    Map<String, String> endpoints = endpoints(configuration, findings);
    keys(endpoints, findings);
    authentication(configuration, endpoints, findings);
    secret(draft, endpoints, findings);
    logout(configuration, findings);
    return new Examined(issuer, endpoints, findings);
  }

  private Optional<Map<String, Object>> configuration(String address, List<Finding> findings) {
    try {
      Answer answer = outgoing.get(address);
      if (answer.status() / 100 == 3) {
        findings.add(
            Finding.bad(
                "The address leads on to another one (status " + answer.status() + ").",
                "Open it in a browser, see where it ends, and enter that address."));
        return Optional.empty();
      }
      if (answer.status() != 200) {
        findings.add(
            Finding.bad(
                "There is no OpenID Connect configuration at the address (status "
                    + answer.status()
                    + " from "
                    + address
                    + ").",
                "Ask the partner’s administrator for the “issuer” or the “discovery” address of"
                    + " their provider."));
        return Optional.empty();
      }
      Map<String, Object> configuration = JSONObjectUtils.parse(answer.body());
      findings.add(Finding.good("The provider answers and publishes its configuration."));
      return Optional.of(configuration);
    } catch (ParseException notJson) {
      findings.add(
          Finding.bad(
              "What stands at the address is no OpenID Connect configuration.",
              "It may be a login page. Ask the partner’s administrator for the “issuer” or the"
                  + " “discovery” address."));
    } catch (NoAnswer none) {
      findings.add(unreachable("The provider", none));
    }
    return Optional.empty();
  }

  static Finding unreachable(String what, NoAnswer none) {
    return switch (none.reason()) {
      case NOT_HTTPS ->
          Finding.bad(
              what + " is not protected: its address does not begin with https.",
              "Enter the https address. A provider without one cannot be used.");
      case NOT_AN_ADDRESS ->
          Finding.bad(
              what + " has no usable address.",
              "Enter a full address, for example https://login.example.org/.");
      case UNKNOWN_HOST ->
          Finding.bad(
              what + " cannot be found: there is no server of this name.",
              "Check the address for typing errors.");
      case NOT_PUBLIC ->
          Finding.bad(
              what + " is not on the public internet.",
              "Chorus asks no server inside private networks. The partner must give the provider a"
                  + " public address.");
      case TLS ->
          Finding.bad(
              what + " cannot be trusted: its certificate is not valid for this address.",
              "The partner must renew the certificate or send it with all intermediate ones.");
      case TOO_SLOW ->
          Finding.bad(
              what + " does not answer in time.",
              "Try again later. If it stays so, the partner’s firewall may keep Chorus out.");
      case TOO_LARGE ->
          Finding.bad(
              what + " sends far more than a configuration.",
              "Check the address; it seems to lead to something else.");
      case NO_CONNECTION ->
          Finding.bad(
              what + " does not accept the connection.",
              "Check the address and its port. If they are right, the partner’s firewall may keep"
                  + " Chorus out.");
    };
  }

  private static Optional<String> issuer(
      String address, Map<String, Object> configuration, List<Finding> findings) {
    String expected =
        address.endsWith(WELL_KNOWN)
            ? address.substring(0, address.length() - WELL_KNOWN.length())
            : address;
    if (!(configuration.get("issuer") instanceof String issuer) || issuer.isBlank()) {
      findings.add(
          Finding.bad(
              "The configuration does not say who issues it.",
              "The partner’s administrator must set the provider’s issuer."));
      return Optional.empty();
    }
    // One slash more or less is not a mistake of the person who typed; Keycloak gets the issuer.
    if (!issuer.replaceAll("/+$", "").equals(expected.replaceAll("/+$", ""))) {
      findings.add(
          Finding.bad(
              "The provider calls itself " + issuer + ", and not " + expected + ".",
              "If that is the right provider, enter " + issuer + " as the address."));
      return Optional.empty();
    }
    findings.add(Finding.good("It calls itself " + issuer + "."));
    return Optional.of(issuer);
  }

  private Map<String, String> endpoints(Map<String, Object> configuration, List<Finding> findings) {
    Map<String, String> endpoints = new HashMap<>();
    REQUIRED.forEach(
        (name, what) -> {
          Optional<String> address = textIn(configuration, name);
          if (address.isEmpty()) {
            findings.add(
                Finding.bad(
                    "The configuration lacks " + name + ", " + what + ".",
                    "The partner’s administrator must complete the provider’s configuration."));
          } else if (isReachable(address.get(), "The address " + what, findings)) {
            endpoints.put(name, address.get());
          }
        });
    for (String name : OPTIONAL) {
      textIn(configuration, name)
          .filter(address -> isReachable(address, "The address " + name, findings))
          .ifPresent(address -> endpoints.put(name, address));
    }
    return endpoints;
  }

  private boolean isReachable(String address, String what, List<Finding> findings) {
    try {
      outgoing.check(address);
      return true;
    } catch (NoAnswer refused) {
      findings.add(unreachable(what, refused));
      return false;
    }
  }

  private void keys(Map<String, String> endpoints, List<Finding> findings) {
    String address = endpoints.get("jwks_uri");
    if (address == null) {
      return;
    }
    try {
      Answer answer = outgoing.get(address);
      boolean signs =
          answer.status() == 200
              && JWKSet.parse(answer.body()).getKeys().stream()
                  .filter(key -> !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                  .anyMatch(AsymmetricJWK.class::isInstance);
      findings.add(
          signs
              ? Finding.good("It publishes keys to check its signatures with.")
              : Finding.bad(
                  "It publishes no key that its signatures could be checked with.",
                  "The partner’s administrator must publish a signing key (RSA or EC)."));
    } catch (ParseException notKeys) {
      findings.add(
          Finding.bad(
              "What stands where its keys should be cannot be read as keys.",
              "The partner’s administrator must correct jwks_uri."));
    } catch (NoAnswer none) {
      findings.add(unreachable("The address of its keys", none));
    }
  }

  /** Without a word in the configuration, a secret goes into the header (Discovery, section 3). */
  private static void authentication(
      Map<String, Object> configuration, Map<String, String> endpoints, List<Finding> findings) {
    List<?> supported =
        configuration.get("token_endpoint_auth_methods_supported") instanceof List<?> methods
            ? methods
            : List.of("client_secret_basic");
    if (supported.contains("client_secret_basic")) {
      endpoints.put(AUTHENTICATION, "client_secret_basic");
    } else if (supported.contains("client_secret_post")) {
      endpoints.put(AUTHENTICATION, "client_secret_post");
    } else {
      findings.add(
          Finding.bad(
              "It takes no client secret.",
              "The partner’s administrator must allow client_secret_basic or client_secret_post for"
                  + " Chorus."));
    }
  }

  /**
   * Asks for a token with a code that nobody issued. A provider checks the client before the code
   * (RFC 6749, section 5.2), so its refusal tells whether id and secret are right.
   */
  private void secret(
      ProviderDraft.OpenIdConnect draft, Map<String, String> endpoints, List<Finding> findings) {
    String address = endpoints.get("token_endpoint");
    String method = endpoints.get(AUTHENTICATION);
    if (address == null || method == null || draft.secret().isEmpty()) {
      return;
    }
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", "chorus-tests-the-secret");
    form.put("redirect_uri", "https://localhost/");
    Optional<String> header = Optional.empty();
    if (method.equals("client_secret_basic")) {
      header = Optional.of(basic(draft.clientId(), draft.secret().get()));
    } else {
      form.put("client_id", draft.clientId());
      form.put("client_secret", draft.secret().get().value());
    }
    try {
      String error =
          textIn(JSONObjectUtils.parse(outgoing.post(address, header, form).body()), "error")
              .orElse("");
      switch (error) {
        case "invalid_client", "unauthorized_client" ->
            findings.add(
                Finding.bad(
                    "It does not accept this client ID with this secret.",
                    "Copy both again from the provider, without spaces. The secret may have been"
                        + " replaced or have expired."));
        case "invalid_grant" -> findings.add(Finding.good("It accepts the client ID and secret."));
        default ->
            findings.add(
                Finding.noteworthy(
                    "It does not say whether the client ID and secret are right.",
                    "Log in once to make sure."));
      }
    } catch (ParseException unclear) {
      findings.add(
          Finding.noteworthy(
              "It does not say whether the client ID and secret are right.",
              "Log in once to make sure."));
    } catch (NoAnswer none) {
      findings.add(unreachable("The address where Keycloak fetches who logged in", none));
    }
  }

  private static String basic(String id, ClientSecret secret) {
    String pair =
        URLEncoder.encode(id, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(secret.value(), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static void logout(Map<String, Object> configuration, List<Finding> findings) {
    findings.add(
        Boolean.TRUE.equals(configuration.get("backchannel_logout_supported"))
            ? Finding.good("It can say when somebody logs out.")
            : Finding.noteworthy(
                "It does not say when somebody logs out.",
                "Who logs out there stays logged in here until the session’s limit."));
  }

  private static Optional<String> textIn(Map<String, Object> configuration, String name) {
    return configuration.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
