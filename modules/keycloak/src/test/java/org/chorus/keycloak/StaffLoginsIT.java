package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.keycloak.LoginState.Goes;
import org.chorus.keycloak.LoginState.Over;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.brand.Brand;
import org.chorus.testing.HouseTest;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

@HouseTest
class StaffLoginsIT {

  @Autowired StaffLogins logins;
  @Autowired ManualClock clock;
  @Autowired Members members;
  @Autowired JdbcClient jdbc;

  private final StaffUser ines = login("ines");

  @BeforeEach
  void begin() {
    logins.begin(ines);
  }

  @Test
  void whatIsDoneMovesTheIdleEndAndNeverTheOther() {
    Instant begin = clock.instant();
    assertThat(logins.stateOf(ines)).isEqualTo(goes(begin, begin));
    Instant later = after(Duration.ofMinutes(20));
    logins.seen(ines);
    assertThat(logins.stateOf(ines)).isEqualTo(goes(later, begin));
    after(Duration.ofSeconds(29));
    logins.seen(ines);
    assertThat(logins.stateOf(ines)).as("written twice a minute").isEqualTo(goes(later, begin));
  }

  @Test
  void endsWhenNothingIsDoneAndStaysEnded() {
    after(Duration.ofMinutes(30));
    assertThat(logins.stateOf(ines)).isEqualTo(new Over(LoginEnd.IDLE));
    logins.seen(ines);
    logins.end(ines, LoginEnd.LOGGED_OUT);
    assertThat(logins.stateOf(ines)).isEqualTo(new Over(LoginEnd.IDLE));
  }

  @Test
  void endsAfterTheLongestTimeWhateverIsDone() {
    for (int minutes = 0; minutes < 580; minutes += 20) {
      after(Duration.ofMinutes(20));
      logins.seen(ines);
    }
    assertThat(logins.stateOf(ines)).isInstanceOf(Goes.class);
    after(Duration.ofMinutes(20));
    assertThat(logins.stateOf(ines)).isEqualTo(new Over(LoginEnd.TOO_LONG));
  }

  @Test
  void whatNobodyCanUseIsForgottenAndNothingElse() {
    after(Duration.ofDays(2));
    StaffUser tom = login("tom");
    logins.begin(tom);
    assertThat(logins.forgetOld()).isPositive();
    assertThat(logins.stateOf(tom)).isInstanceOf(Goes.class);
    assertThat(logins.stateOf(ines)).isEqualTo(new Over(LoginEnd.TOO_LONG));
    assertThat(logins.forgetOld()).isZero();
  }

  @Test
  void endsWhenTheProviderThatItCameThroughIsClosedAndStaysEnded() {
    members.recordLogin(
        new Login(
            new Subject("founder"),
            "Founder",
            Optional.empty(),
            List.of(new Login.VouchedOrganization(new Slug("closing"), "Closing"))));
    provider(true);
    StaffUser lea = login("lea", Map.of("identity_provider", "closing"));
    logins.begin(lea);
    assertThat(logins.stateOf(lea)).isInstanceOf(Goes.class);
    provider(false);
    assertThat(logins.stateOf(lea)).isEqualTo(new Over(LoginEnd.PROVIDER_CLOSED));
    assertThat(logins.stateOf(ines)).as("came through none").isInstanceOf(Goes.class);
    provider(true);
    assertThat(logins.stateOf(lea)).isEqualTo(new Over(LoginEnd.PROVIDER_CLOSED));
    StaffUser again = login("lea", Map.of("identity_provider", "closing"));
    logins.begin(again);
    assertThat(logins.stateOf(again)).isInstanceOf(Goes.class);
    jdbc.sql("delete from login_provider where alias = 'closing'").update();
    assertThat(logins.stateOf(again)).isEqualTo(new Over(LoginEnd.PROVIDER_CLOSED));
  }

  private void provider(boolean open) {
    jdbc.sql(
            """
            insert into login_provider
            select id, 'closing', 'i', 'a', 'c', :open, 'rosa', now()
              from organization
             where alias = 'closing'
                on conflict (organization_id) do update set enabled = excluded.enabled
            """)
        .param("open", open)
        .update();
  }

  private static Goes goes(Instant seen, Instant begun) {
    return new Goes(seen.plus(Duration.ofMinutes(30)), begun.plus(Duration.ofHours(10)));
  }

  private Instant after(Duration duration) {
    clock.advance(duration);
    return clock.instant();
  }

  private static StaffUser login(String subject) {
    return login(subject, Map.of());
  }

  private static StaffUser login(String subject, Map<String, Object> more) {
    Map<String, Object> claims = new HashMap<>(more);
    claims.put("sub", subject);
    claims.put("iss", "https://login.example/realms/chorus");
    return new StaffUser(
        new Subject(subject),
        "Ines",
        List.of(
            new OrganizationProfile(
                OrganizationId.random(),
                new Slug("rivers"),
                "Rivers",
                OrganizationProfile.Description.NONE,
                Brand.NONE)),
        List.of(),
        new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), claims));
  }
}
