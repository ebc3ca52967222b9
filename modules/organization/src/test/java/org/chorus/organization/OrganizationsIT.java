package org.chorus.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.RegisterOutcome.AliasReserved;
import org.chorus.organization.RegisterOutcome.Registered;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class OrganizationsIT {

  static final Slug RIVERS = new Slug("rivers-of-the-north");

  @Autowired Organizations organizations;
  @Autowired Members members;
  @Autowired JdbcClient jdbc;

  @Test
  void anAliasThatIsKnownKeepsItsOrganizationAndItsName() {
    RegisterOutcome first = organizations.register(RIVERS, "Rivers of the North");
    assertThat(first).isInstanceOf(Registered.class);
    assertThat(organizations.register(RIVERS, "Another name")).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrangement", "thanks", "confirmed", "count"})
  void anAliasThatChorusUsesItselfIsRefused(String word) {
    Slug alias = new Slug(word);
    assertThat(organizations.register(alias, "Thanks to All")).isEqualTo(new AliasReserved(alias));
    assertThat(organizations.findByAlias(alias)).isEmpty();
  }

  @Test
  void whoeverCanActForAnotherOrganizationLosesNothingByARefusedOne() {
    RecordedLogin login = logIn("both", "thanks", RIVERS.value());
    assertThat(login.organizations())
        .extracting(OrganizationProfile::alias)
        .containsExactly(RIVERS);
    assertThat(login.refused()).containsExactly(new AliasReserved(new Slug("thanks")));
  }

  @Test
  void whoeverCanActForNoOtherOrganizationIsRefusedWithTheReason() {
    RecordedLogin login = logIn("only", "count");
    assertThat(login.organizations()).isEmpty();
    assertThat(login.refused()).containsExactly(new AliasReserved(new Slug("count")));
  }

  /** The words may grow; nobody is locked out by that. */
  @Test
  void anOrganizationFromBeforeTheWordWasReservedStays() {
    jdbc.sql(
            "insert into organization (id, alias, name, registered_at)"
                + " values (:id, 'confirmed', 'Confirmed', now())")
        .param("id", UUID.randomUUID())
        .update();
    try {
      assertThat(logIn("early", "confirmed").organizations()).hasSize(1);
    } finally {
      jdbc.sql("update organization set alias = 'confirmed-no-more' where alias = 'confirmed'")
          .update();
    }
  }

  private RecordedLogin logIn(String subject, String... aliases) {
    return members.recordLogin(
        new Login(
            new Subject("organizations:" + subject),
            subject,
            Optional.empty(),
            List.of(aliases).stream()
                .map(alias -> new Login.VouchedOrganization(new Slug(alias), alias))
                .toList()));
  }
}
