package org.chorus.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.keycloak.Arrivals.token;

import java.util.List;
import java.util.Map;
import org.chorus.testing.HouseTest;
import org.chorus.testing.WholeDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lakes has an identity provider of its own, and speaks for lakes.example; Hills has none. */
@HouseTest
class BrokeredLoginIT {

  @Autowired ApplicationContext house;
  @Autowired JdbcClient jdbc;
  @Autowired WholeDatabase stored;

  Arrivals arrivals;

  @BeforeEach
  void lakesLogsInThroughItsOwn() {
    arrivals = new Arrivals(house);
    jdbc.sql("delete from login_provider where alias = 'own-lakes'").update();
    arrivals.logInAside(token("founder-lakes", List.of("own-lakes")));
    arrivals.logInAside(token("founder-hills", List.of("own-hills")));
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

  @AfterEach
  void nobodyIsLoggedIn() {
    arrivals.leave();
  }

  @Test
  void itBringsPeopleIntoThatOrganizationAndNoOther() {
    StaffUser lea =
        arrivals.logIn(
            through("own-lakes", "lea@lakes.example", List.of("own-lakes", "own-hills")));
    assertThat(lea.organizations())
        .extracting(organization -> organization.alias().value())
        .containsExactly("own-lakes");
  }

  @Test
  void itBringsNobodyWhomKeycloakKnowsInAnotherOrganizationOnly() {
    assertThatThrownBy(
            () -> arrivals.logIn(through("own-lakes", "lea@lakes.example", List.of("own-hills"))))
        .isInstanceOf(NobodyVouches.class);
  }

  @Test
  void anotherOrganizationsAddressIsRefusedInWords() {
    assertThatThrownBy(
            () ->
                arrivals.logIn(
                    through("own-lakes", "director@hills.example", List.of("own-lakes"))))
        .isInstanceOfSatisfying(
            ProviderOverreach.class,
            refusal -> assertThat(refusal.remedy()).contains("own-lakes", "lakes.example"));
    assertThatThrownBy(() -> arrivals.logIn(through("own-lakes", null, List.of("own-lakes"))))
        .isInstanceOf(ProviderOverreach.class);
  }

  @Test
  void aProviderThatNoOrganizationHasIsRefused() {
    assertThatThrownBy(
            () -> arrivals.logIn(through("by-hand", "lea@lakes.example", List.of("own-lakes"))))
        .isInstanceOf(ProviderOverreach.class);
    Map<String, Object> odd = through("x", "lea@lakes.example", List.of("own-lakes"));
    odd.put("identity_provider", List.of("own-lakes"));
    assertThatThrownBy(() -> arrivals.logIn(odd)).isInstanceOf(ProviderOverreach.class);
  }

  @Test
  void aPasswordAtKeycloakBringsNobodyInAndTheirMembershipStays() {
    arrivals.logIn(through("own-lakes", "lea@lakes.example", List.of("own-lakes")));
    long refusedBefore = refusedLoginsOfLakes();

    assertThatThrownBy(() -> arrivals.logIn(token("lea", List.of("own-lakes"))))
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
    assertThatThrownBy(() -> arrivals.logIn(token("sly", List.of("own-lakes"))))
        .isInstanceOf(NobodyVouches.class);
    assertThat(memberships("sly")).isEmpty();
  }

  @Test
  void aPasswordAtKeycloakSpeaksForThePersonsOtherOrganizations() {
    StaffUser mia = arrivals.logIn(token("mia", List.of("own-lakes", "own-hills")));
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
      assertThat(arrivals.logIn(token("max", List.of("own-lakes"))).elsewhere()).isEmpty();
    } finally {
      switchLakes(true);
    }
    assertThatThrownBy(() -> arrivals.logIn(token("max", List.of("own-lakes"))))
        .isInstanceOf(NobodyVouches.class);
  }

  @Test
  void aKeycloakThatDoesNotTellOfProvidersLetsNobodyIn() {
    Map<String, Object> silent = token("ines-silent", List.of("silent-rivers"));
    silent.remove("identity_provider_told");
    assertThatThrownBy(() -> arrivals.logIn(silent))
        .isInstanceOfSatisfying(
            ProviderOverreach.class,
            refusal -> assertThat(refusal.remedy()).contains("whoever manages Keycloak"));
    silent.put("identity_provider_told", "true"); // as no mapper of ours writes it
    assertThatThrownBy(() -> arrivals.logIn(silent)).isInstanceOf(ProviderOverreach.class);
    assertThat(
            jdbc.sql("select count(*) from member where subject = 'ines-silent'")
                .query(Long.class)
                .single())
        .isZero();
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
