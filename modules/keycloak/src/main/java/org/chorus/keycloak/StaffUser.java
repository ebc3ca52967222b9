package org.chorus.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Subject;
import org.chorus.organization.OrganizationProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * A person logged in through Keycloak, for the length of one HTTP session. Holds what was true at
 * login and, of the ID token, only what logging out needs. Every StaffUser has the one authority
 * {@value #ROLE}, whatever the token says; the rest is for {@code Access} to answer, at each
 * request.
 */
public final class StaffUser implements OidcUser {

  /** Says that somebody is logged in as staff, and nothing else. */
  public static final String ROLE = "ROLE_STAFF";

  @Serial private static final long serialVersionUID = 1;

  /** The level of authentication that includes a second factor, as the realm names it. */
  static final String SECOND_FACTOR = "2";

  private static final Set<GrantedAuthority> AUTHORITIES = Set.of(new SimpleGrantedAuthority(ROLE));

  /**
   * What back-channel logout compares and RP-initiated logout hands back, and through which
   * identity provider the way back leads.
   */
  private static final Set<String> CLAIMS_KEPT =
      Set.of("iss", "sub", "aud", "sid", BrokeredLogin.CLAIM);

  private final Subject subject;
  private final String displayName;
  private final List<OrganizationProfile> organizations;
  private final List<OrganizationProfile> elsewhere;
  private final OidcIdToken idToken;
  private final UUID login = UUID.randomUUID();
  private final @Nullable Instant secondFactorAt;
  private final AtomicReference<@Nullable OrganizationId> chosen = new AtomicReference<>();

  StaffUser(
      Subject subject,
      String displayName,
      List<OrganizationProfile> organizations,
      List<OrganizationProfile> elsewhere,
      OidcIdToken idToken) {
    if (organizations.isEmpty()) {
      throw new IllegalArgumentException("a person whom no organization vouches for is not staff");
    }
    this.subject = subject;
    this.displayName = displayName;
    this.organizations = List.copyOf(organizations);
    this.elsewhere = List.copyOf(elsewhere);
    this.idToken = withoutPersonalData(idToken);
    this.secondFactorAt = secondFactorIn(idToken);
    if (organizations.size() == 1) {
      chosen.set(organizations.getFirst().id());
    }
  }

  /**
   * Keycloak moves the time of authentication with each step, and names the level that this very
   * login reached; both are in the token that it signs, whatever stood in the request.
   */
  private static @Nullable Instant secondFactorIn(OidcIdToken token) {
    return SECOND_FACTOR.equals(token.getClaims().get("acr"))
            && token.getClaims().get("auth_time") instanceof Instant at
        ? at
        : null;
  }

  private static OidcIdToken withoutPersonalData(OidcIdToken token) {
    Map<String, Object> claims = new HashMap<>(token.getClaims());
    claims.keySet().retainAll(CLAIMS_KEPT);
    return new OidcIdToken(
        token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), claims);
  }

  /** Whoever is logged in at the browser that sent the request. */
  static Optional<StaffUser> of(HttpServletRequest request) {
    return of(new HttpSessionSecurityContextRepository().loadDeferredContext(request).get());
  }

  /** Whoever is logged in. */
  static Optional<StaffUser> of(SecurityContext context) {
    Authentication authentication = context.getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof StaffUser user
        ? Optional.of(user)
        : Optional.empty();
  }

  /** By which {@link StaffLogins} knows this login. Never sent to anybody. */
  UUID login() {
    return login;
  }

  /** Who vouched for the login, to the letter. */
  String issuer() {
    return String.valueOf(idToken.getIssuer());
  }

  /** Keycloak's name for the identity provider that the person came through, if any. */
  Optional<String> provider() {
    return Optional.ofNullable(idToken.getClaimAsString(BrokeredLogin.CLAIM));
  }

  /** When the person showed a second factor for this login; empty when they did not. */
  Optional<Instant> secondFactorAt() {
    return Optional.ofNullable(secondFactorAt);
  }

  /** The same person logged in again: goes on for the Organization chosen before. */
  void goesOnFrom(StaffUser before) {
    before
        .acting()
        .map(Actor::organization)
        .flatMap(this::actingFor)
        .map(Actor::organization)
        .ifPresent(chosen::set);
  }

  public Subject subject() {
    return subject;
  }

  /** How the person is shown to colleagues. */
  public String displayName() {
    return displayName;
  }

  /** The Organizations that the person could act for at login, by name; at least one. */
  public List<OrganizationProfile> organizations() {
    return organizations;
  }

  /**
   * Organizations of the person's that this login does not speak for, because their people log in
   * through an identity provider of their own.
   */
  public List<OrganizationProfile> elsewhere() {
    return elsewhere;
  }

  /** The person at work for {@code organization}; empty when it is none of theirs. */
  public Optional<Actor> actingFor(OrganizationId organization) {
    return organizations.stream()
        .filter(own -> own.id().equals(organization))
        .map(own -> new Actor(subject, displayName, own.id()))
        .findFirst();
  }

  Optional<Actor> acting() {
    return Optional.ofNullable(chosen.get()).flatMap(this::actingFor);
  }

  void choose(OrganizationId organization) {
    chosen.set(actingFor(organization).map(Actor::organization).orElseThrow());
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return AUTHORITIES;
  }

  @Override
  public OidcIdToken getIdToken() {
    return idToken;
  }

  @Override
  public Map<String, Object> getClaims() {
    return idToken.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return idToken.getClaims();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  @Override
  public String getName() {
    return subject.value();
  }

  /** Leaves out the name and the token: principals reach logs. */
  @Override
  public String toString() {
    return "StaffUser[" + subject + "]";
  }
}
