package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.chorus.access.Access;
import org.chorus.access.Permission;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.RegisterOutcome.AliasReserved;
import org.chorus.testing.HouseTest;
import org.chorus.testing.WholeDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

@HouseTest
class StaffUsersIT {

  @Autowired StaffUsers staff;
  @Autowired StaffSession session;
  @Autowired Access access;
  @Autowired ClientRegistration registration;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;

  @AfterEach
  void nobodyIsLoggedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aMemberOfOneOrganizationActsForIt() {
    StaffUser ines = logIn(token("ines-1", List.of("one-rivers")));

    assertThat(ines.organizations())
        .extracting(organization -> organization.alias().value())
        .containsExactly("one-rivers");
    assertThat(session.actor())
        .contains(new Actor(ines.subject(), "Ines", ines.organizations().getFirst().id()));
  }

  @Nested
  class GivenAMemberOfTwoOrganizations {

    @Test
    void theyActForNoneUntilTheyChoose() {
      StaffUser ines = logInToBoth("two-a");
      OrganizationId forests = ines.organizations().get(0).id();
      OrganizationId rivers = ines.organizations().get(1).id();
      assertThat(session.actor()).isEmpty();

      session.actFor(rivers);
      assertThat(session.actor()).map(Actor::organization).contains(rivers);
      session.actFor(forests);
      assertThat(session.actor()).map(Actor::organization).contains(forests);
    }

    @Test
    void choosingAnotherOrganizationIsRefusedAndChangesNothing() {
      StaffUser ines = logInToBoth("two-b");
      OrganizationId own = ines.organizations().getFirst().id();
      session.actFor(own);
      OrganizationId foreign =
          logInAside(token("olga", List.of("two-b-foreign"))).organizations().getFirst().id();

      assertThatThrownBy(() -> session.actFor(foreign)).isInstanceOf(NoSuchElementException.class);
      assertThat(session.actor()).map(Actor::organization).contains(own);
      assertThat(ines.actingFor(foreign)).isEmpty();
    }

    private StaffUser logInToBoth(String prefix) {
      return logIn(
          token(
              "ines-" + prefix,
              Map.of(prefix + "-rivers", Map.of(), prefix + "-forests", Map.of())));
    }
  }

  @Test
  void rolesInTheTokenGiveNothing() {
    logInAside(token("founder", List.of("smuggled"))); // the first member is administrator
    Map<String, Object> claims = token("mallory", null);
    Map<String, Object> administrator = Map.of("roles", List.of("administrator", "ROLE_ADMIN"));
    claims.put("organization", Map.of("smuggled", administrator));
    claims.put("realm_access", administrator);
    claims.put("resource_access", Map.of("realm-management", administrator));
    claims.put("roles", List.of("administrator"));
    claims.put("groups", List.of("/administrators"));
    claims.put("scope", "administrator");

    StaffUser mallory = logIn(claims);

    assertThat(mallory.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .isEqualTo(List.of(StaffUser.ROLE));
    assertThat(mallory.getClaims()).containsOnlyKeys("iss", "sub", "aud", "sid");
    Actor actor = session.actor().orElseThrow();
    assertThat(Permission.values()).noneMatch(permission -> access.may(actor, permission));
  }

  @Test
  void topLevelClaimsVouchForNoOrganization() {
    Map<String, Object> claims = token("smuggler", null);
    claims.put("organizations", List.of("rivers"));
    claims.put("realm_access", Map.of("organization", List.of("rivers")));

    assertThatThrownBy(() -> logIn(claims)).isInstanceOf(NobodyVouches.class);
  }

  @ParameterizedTest
  @MethodSource("claimsThatVouchForNobody")
  void aLoginWithoutOrganizationIsRefused(@Nullable Object claim) {
    assertThatThrownBy(() -> logIn(token("nobody", claim))).isInstanceOf(NobodyVouches.class);
    assertThatThrownBy(() -> session.actor())
        .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
  }

  static Stream<@Nullable Object> claimsThatVouchForNobody() {
    return Stream.of(null, List.of(), Map.of(), "rivers", 1, List.of("No Alias"));
  }

  @Test
  void whoLosesTheLastOrganizationLosesAccessWithTheRefusedLogin() {
    StaffUser ines = logIn(token("ines-leaves", List.of("left-rivers")));
    Actor actor = session.actor().orElseThrow();
    assertThat(access.may(actor, Permission.ASSIGN_ROLES)).isTrue();

    assertThatThrownBy(() -> logIn(token("ines-leaves", List.of())))
        .isInstanceOf(NobodyVouches.class);

    assertThat(access.may(actor, Permission.ASSIGN_ROLES)).isFalse();
    assertThat(ines.toString()).doesNotContain("Ines");
  }

  @Nested
  class GivenAnOrganizationWithAnAliasThatChorusUsesItself {

    @Test
    void aMemberOfNoOtherOrganizationIsRefusedWithTheReason() {
      assertThatThrownBy(() -> logIn(token("reserved-only", List.of("thanks"))))
          .isInstanceOfSatisfying(
              NobodyVouches.class,
              refusal ->
                  assertThat(refusal.refused())
                      .containsExactly(new AliasReserved(new Slug("thanks"))));
    }

    @Test
    void aMemberOfAnotherOrganizationActsForThatOne() {
      StaffUser ines = logIn(token("reserved-too", List.of("thanks", "reserved-rivers")));
      assertThat(ines.organizations())
          .extracting(organization -> organization.alias().value())
          .containsExactly("reserved-rivers");
    }
  }

  @Nested
  class GivenAnOrganizationWithItsOwnIdentityProvider {

    @BeforeEach
    void lakesLogsInThroughItsOwn() {
      jdbc.sql("delete from login_provider where alias = 'own-lakes'").update();
      logInAside(token("founder-lakes", List.of("own-lakes")));
      logInAside(token("founder-hills", List.of("own-hills")));
      jdbc.sql(
              """
              insert into email_domain
              select 'lakes.example', id, 'rosa', now() from organization where alias = 'own-lakes'
                  on conflict do nothing
              """)
          .update();
      jdbc.sql(
              """
              insert into login_provider
              select id, 'own-lakes', 'i', 'a', 'c', true, 'rosa', now()
                from organization
               where alias = 'own-lakes'
                  on conflict do nothing
              """)
          .update();
    }

    @Test
    void itBringsPeopleIntoThatOrganizationAndNoOther() {
      StaffUser lea =
          logIn(through("own-lakes", "lea@lakes.example", List.of("own-lakes", "own-hills")));
      assertThat(lea.organizations())
          .extracting(organization -> organization.alias().value())
          .containsExactly("own-lakes");
    }

    @Test
    void itBringsNobodyWhomKeycloakKnowsInAnotherOrganizationOnly() {
      assertThatThrownBy(
              () -> logIn(through("own-lakes", "lea@lakes.example", List.of("own-hills"))))
          .isInstanceOf(NobodyVouches.class);
    }

    @Test
    void anotherOrganizationsAddressIsRefusedInWords() {
      assertThatThrownBy(
              () -> logIn(through("own-lakes", "director@hills.example", List.of("own-lakes"))))
          .isInstanceOfSatisfying(
              ProviderOverreach.class,
              refusal -> assertThat(refusal.remedy()).contains("own-lakes", "lakes.example"));
      assertThatThrownBy(() -> logIn(through("own-lakes", null, List.of("own-lakes"))))
          .isInstanceOf(ProviderOverreach.class);
    }

    @Test
    void aProviderThatNoOrganizationHasIsRefused() {
      assertThatThrownBy(() -> logIn(through("by-hand", "lea@lakes.example", List.of("own-lakes"))))
          .isInstanceOf(ProviderOverreach.class);
      Map<String, Object> odd = through("x", "lea@lakes.example", List.of("own-lakes"));
      odd.put("identity_provider", List.of("own-lakes"));
      assertThatThrownBy(() -> logIn(odd)).isInstanceOf(ProviderOverreach.class);
    }

    @Test
    void aPasswordAtKeycloakBringsNobodyInAndTheirMembershipStays() {
      logIn(through("own-lakes", "lea@lakes.example", List.of("own-lakes")));
      long refusedBefore = refusedLoginsOfLakes();

      assertThatThrownBy(() -> logIn(token("lea", List.of("own-lakes"))))
          .isInstanceOfSatisfying(
              NobodyVouches.class,
              refusal ->
                  assertThat(refusal.elsewhere())
                      .extracting(organization -> organization.alias().value())
                      .containsExactly("own-lakes"));

      assertThat(refusedLoginsOfLakes()).isEqualTo(refusedBefore + 1);
      assertThat(memberships("lea")).contains("own-lakes");
    }

    @Test
    void aPasswordAtKeycloakBeginsNoMembership() {
      assertThatThrownBy(() -> logIn(token("sly", List.of("own-lakes"))))
          .isInstanceOf(NobodyVouches.class);
      assertThat(memberships("sly")).isEmpty();
    }

    @Test
    void aPasswordAtKeycloakSpeaksForThePersonsOtherOrganizations() {
      StaffUser mia = logIn(token("mia", List.of("own-lakes", "own-hills")));
      assertThat(mia.organizations())
          .extracting(organization -> organization.alias().value())
          .containsExactly("own-hills");
      assertThat(mia.elsewhere())
          .extracting(organization -> organization.alias().value())
          .containsExactly("own-lakes");
      assertThat(memberships("mia")).containsExactly("own-hills");
    }

    @Test
    void onceItIsSwitchedOffPasswordsCountAgain() {
      switchLakes(false);
      try {
        assertThat(logIn(token("max", List.of("own-lakes"))).elsewhere()).isEmpty();
      } finally {
        switchLakes(true);
      }
      assertThatThrownBy(() -> logIn(token("max", List.of("own-lakes"))))
          .isInstanceOf(NobodyVouches.class);
    }

    private void switchLakes(boolean on) {
      jdbc.sql("update login_provider set enabled = :on where alias = 'own-lakes'")
          .param("on", on)
          .update();
    }

    private List<String> memberships(String subject) {
      return jdbc.sql(
              """
              select o.alias
                from member m
                join organization o on o.id = m.organization_id
               where m.subject = :subject
               order by o.alias
              """)
          .param("subject", subject)
          .query((row, number) -> row.getString("alias"))
          .list();
    }

    private long refusedLoginsOfLakes() {
      return stored
          .sql(
              """
              select count(*)
                from audit_entry a
                join organization o on o.id = a.organization_id
               where o.alias = 'own-lakes'
                 and a.act = 'login'
                 and a.outcome = 'REFUSED'
              """)
          .query(Long.class)
          .single();
    }

    private Map<String, Object> through(
        String provider, @Nullable String email, List<String> organizations) {
      Map<String, Object> claims = token("lea", organizations);
      claims.put("identity_provider", provider);
      if (email != null) {
        claims.put("email", email);
        claims.put("email_verified", true);
      }
      return claims;
    }
  }

  @Test
  void aKeycloakThatDoesNotTellOfProvidersLetsNobodyIn() {
    Map<String, Object> silent = token("ines-silent", List.of("silent-rivers"));
    silent.remove("identity_provider_told");
    assertThatThrownBy(() -> logIn(silent))
        .isInstanceOfSatisfying(
            ProviderOverreach.class,
            refusal -> assertThat(refusal.remedy()).contains("whoever manages Keycloak"));
    silent.put("identity_provider_told", "true"); // as no mapper of ours writes it
    assertThatThrownBy(() -> logIn(silent)).isInstanceOf(ProviderOverreach.class);
    assertThat(
            jdbc.sql("select count(*) from member where subject = 'ines-silent'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void onlyAVerifiedEmailAddressIsKept() {
    Map<String, Object> unverified = token("unverified", List.of("mail-rivers"));
    unverified.put("email", "ines@rivers.example");
    Map<String, Object> verified = token("verified", List.of("mail-rivers"));
    verified.put("email", "tom@rivers.example");
    verified.put("email_verified", true);
    logIn(unverified);
    logIn(verified);

    assertThat(
            jdbc.sql("select email from member where subject in ('verified', 'unverified')")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list())
        .containsExactlyInAnyOrder("null", "tom@rivers.example");
  }

  @ParameterizedTest
  @MethodSource("oddNames")
  void anOddNameIsNoObstacle(@Nullable Object name, String shown) {
    Map<String, Object> claims = token("odd-name", List.of("odd-rivers"));
    claims.compute("name", (claim, before) -> name);
    assertThat(logIn(claims).displayName()).isEqualTo(shown);
  }

  static Stream<@Nullable Object[]> oddNames() {
    return Stream.of(
        new @Nullable Object[] {null, "(no name)"},
        new @Nullable Object[] {7, "(no name)"},
        new @Nullable Object[] {"  ", "(no name)"},
        new @Nullable Object[] {" Ines ", "Ines"},
        new @Nullable Object[] {"x".repeat(500), "x".repeat(200)});
  }

  @Test
  void aSubjectThatIsNoneIsRefused() {
    assertThatThrownBy(() -> logIn(token("x".repeat(256), List.of("rivers"))))
        .isInstanceOf(OAuth2AuthenticationException.class);
  }

  @Test
  void profilesNameTheOrganizationByItsAttribute() {
    StaffUser ines =
        logIn(token("ines-named", Map.of("named", Map.of("name", List.of("Free Rivers")))));
    assertThat(ines.organizations())
        .extracting(OrganizationProfile::name)
        .containsExactly("Free Rivers");
  }

  private StaffUser logIn(Map<String, Object> claims) {
    StaffUser user = logInAside(claims);
    SecurityContextHolder.getContext()
        .setAuthentication(
            new OAuth2AuthenticationToken(
                user, user.getAuthorities(), KeycloakConfiguration.REGISTRATION_ID));
    return user;
  }

  /** Somebody else, in another browser. */
  private StaffUser logInAside(Map<String, Object> claims) {
    Instant now = Instant.parse("2026-03-02T09:00:00Z");
    return staff.loadUser(
        new OidcUserRequest(
            registration,
            new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "access", now, now.plusSeconds(60)),
            new OidcIdToken("id-token", now, now.plusSeconds(60), claims)));
  }

  private static Map<String, Object> token(String subject, @Nullable Object organization) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://login.example/realms/chorus");
    claims.put("sub", subject);
    claims.put("aud", List.of("chorus-console"));
    claims.put("sid", "session-of-" + subject);
    claims.put("name", "Ines");
    claims.put("identity_provider_told", true);
    if (organization != null) {
      claims.put("organization", organization);
    }
    return claims;
  }
}
