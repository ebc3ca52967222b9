package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.keycloak.Arrivals.token;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Whom a token of Keycloak brings in, and for whom they act. */
@HouseTest
class StaffUsersIT {

  @Autowired ApplicationContext house;
  @Autowired StaffSession session;
  @Autowired Access access;
  @Autowired JdbcClient jdbc;

  Arrivals arrivals;

  @BeforeEach
  void people() {
    arrivals = new Arrivals(house);
  }

  @AfterEach
  void nobodyIsLoggedIn() {
    arrivals.leave();
  }

  @Test
  void aMemberOfOneOrganizationActsForIt() {
    StaffUser ines = arrivals.logIn(token("ines-1", List.of("one-rivers")));

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
          arrivals
              .logInAside(token("olga", List.of("two-b-foreign")))
              .organizations()
              .getFirst()
              .id();

      assertThatThrownBy(() -> session.actFor(foreign)).isInstanceOf(NoSuchElementException.class);
      assertThat(session.actor()).map(Actor::organization).contains(own);
      assertThat(ines.actingFor(foreign)).isEmpty();
    }

    private StaffUser logInToBoth(String prefix) {
      return arrivals.logIn(
          token(
              "ines-" + prefix,
              Map.of(prefix + "-rivers", Map.of(), prefix + "-forests", Map.of())));
    }
  }

  @Test
  void rolesInTheTokenGiveNothing() {
    arrivals.logInAside(token("founder", List.of("smuggled"))); // the first member is administrator
    Map<String, Object> claims = token("mallory", null);
    Map<String, Object> administrator = Map.of("roles", List.of("administrator", "ROLE_ADMIN"));
    claims.put("organization", Map.of("smuggled", administrator));
    claims.put("realm_access", administrator);
    claims.put("resource_access", Map.of("realm-management", administrator));
    claims.put("roles", List.of("administrator"));
    claims.put("groups", List.of("/administrators"));
    claims.put("scope", "administrator");

    StaffUser mallory = arrivals.logIn(claims);

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

    assertThatThrownBy(() -> arrivals.logIn(claims)).isInstanceOf(NobodyVouches.class);
  }

  @ParameterizedTest
  @MethodSource("claimsThatVouchForNobody")
  void aLoginWithoutOrganizationIsRefused(@Nullable Object claim) {
    assertThatThrownBy(() -> arrivals.logIn(token("nobody", claim)))
        .isInstanceOf(NobodyVouches.class);
    assertThatThrownBy(() -> session.actor())
        .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
  }

  static Stream<@Nullable Object> claimsThatVouchForNobody() {
    return Stream.of(null, List.of(), Map.of(), "rivers", 1, List.of("No Alias"));
  }

  @Test
  void whoLosesTheLastOrganizationLosesAccessWithTheRefusedLogin() {
    StaffUser ines = arrivals.logIn(token("ines-leaves", List.of("left-rivers")));
    Actor actor = session.actor().orElseThrow();
    assertThat(access.may(actor, Permission.ASSIGN_ROLES)).isTrue();

    assertThatThrownBy(() -> arrivals.logIn(token("ines-leaves", List.of())))
        .isInstanceOf(NobodyVouches.class);

    assertThat(access.may(actor, Permission.ASSIGN_ROLES)).isFalse();
    assertThat(ines.toString()).doesNotContain("Ines");
  }

  @Nested
  class GivenAnOrganizationWithAnAliasThatChorusUsesItself {

    @Test
    void aMemberOfNoOtherOrganizationIsRefusedWithTheReason() {
      assertThatThrownBy(() -> arrivals.logIn(token("reserved-only", List.of("thanks"))))
          .isInstanceOfSatisfying(
              NobodyVouches.class,
              refusal ->
                  assertThat(refusal.refused())
                      .containsExactly(new AliasReserved(new Slug("thanks"))));
    }

    @Test
    void aMemberOfAnotherOrganizationActsForThatOne() {
      StaffUser ines = arrivals.logIn(token("reserved-too", List.of("thanks", "reserved-rivers")));
      assertThat(ines.organizations())
          .extracting(organization -> organization.alias().value())
          .containsExactly("reserved-rivers");
    }
  }

  @Test
  void onlyAVerifiedEmailAddressIsKept() {
    Map<String, Object> unverified = token("unverified", List.of("mail-rivers"));
    unverified.put("email", "ines@rivers.example");
    Map<String, Object> verified = token("verified", List.of("mail-rivers"));
    verified.put("email", "tom@rivers.example");
    verified.put("email_verified", true);
    arrivals.logIn(unverified);
    arrivals.logIn(verified);

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
    assertThat(arrivals.logIn(claims).displayName()).isEqualTo(shown);
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
    assertThatThrownBy(() -> arrivals.logIn(token("x".repeat(256), List.of("rivers"))))
        .isInstanceOf(OAuth2AuthenticationException.class);
  }

  @Test
  void profilesNameTheOrganizationByItsAttribute() {
    StaffUser ines =
        arrivals.logIn(
            token("ines-named", Map.of("named", Map.of("name", List.of("Free Rivers")))));
    assertThat(ines.organizations())
        .extracting(OrganizationProfile::name)
        .containsExactly("Free Rivers");
  }
}
