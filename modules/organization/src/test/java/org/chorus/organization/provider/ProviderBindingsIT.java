package org.chorus.organization.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.AuditTrail;
import org.chorus.access.Permission;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.organization.RecordedLogin;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ProviderBindingsIT {

  static final Subject EVE = new Subject("eve");

  @Autowired ProviderBindings bindings;
  @Autowired Members members;
  @Autowired Access access;
  @Autowired AuditReading audit;
  @Autowired AuditTrail trail;
  @Autowired Organizations organizations;
  @Autowired JdbcClient jdbc;

  Staff staff;
  Actor ines;
  String alias;
  String domain;

  @BeforeEach
  void riversLogsInThroughItsOwnProvider(TestInfo test) {
    String world = "pb" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    staff = new Staff(members, world);
    ines = staff.comes("ines", "rivers");
    alias = staff.alias("rivers").value();
    domain = world + ".example";
    jdbc.sql("insert into email_domain values (:domain, :organization, 'rosa', now())")
        .param("domain", domain)
        .param("organization", ines.organization().value())
        .update();
    jdbc.sql(
            """
            insert into login_provider
            values (:organization, :alias, 'i', 'a', 'c', true, 'rosa', now())
            """)
        .param("organization", ines.organization().value())
        .param("alias", alias)
        .update();
  }

  private BrokeredOutcome judge(String provider, String address) {
    return bindings.judge(provider, EVE, "Eve", EmailAddress.parse(address));
  }

  @Test
  void aProviderSpeaksForItsOrganizationAndItsDomain() {
    assertThat(judge(alias, "tom@" + domain))
        .isEqualTo(new BrokeredOutcome.Bound(staff.alias("rivers")));
    assertThat(judge(alias, "TOM@" + domain.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(BrokeredOutcome.Bound.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tom@forests.example", "tom@sub.%s", "tom@evil%s", "tom@%s.evil.example", ""})
  void anAddressOfAnybodyElsesDomainIsRefusedAndRecordedWithoutTheAddress(String address) {
    assertThat(judge(alias, address.formatted(domain)))
        .isInstanceOfSatisfying(
            BrokeredOutcome.ForeignAddress.class,
            refusal -> assertThat(refusal.domains()).containsExactly(domain));
    Act act = audit.ofOrganization(ines, AuditFilter.ALL, 0, 1).getFirst().act();
    assertThat(act.verb()).isEqualTo("login");
    assertThat(act.outcome()).isEqualTo(Act.Outcome.REFUSED);
    assertThat(act.detail()).doesNotContain("tom@");
  }

  @Test
  void aProviderOfNoOrganizationSpeaksForNobody() {
    assertThat(judge("made-by-hand", "tom@" + domain))
        .isEqualTo(new BrokeredOutcome.UnknownProvider());
  }

  @Test
  void aProviderThatIsSwitchedOffSpeaksForNobody() {
    jdbc.sql("update login_provider set enabled = false where alias = :alias")
        .param("alias", alias)
        .update();
    assertThat(judge(alias, "tom@" + domain)).isInstanceOf(BrokeredOutcome.SwitchedOff.class);
  }

  @Test
  void onlyAProviderThatIsSwitchedOnClosesTheDoorForPasswords() {
    staff.comes("ada", "forests");
    Set<Slug> both = Set.of(staff.alias("rivers"), staff.alias("forests"));
    assertThat(bindings.behindOwnProvider(EVE, "Eve", both))
        .containsOnlyKeys(staff.alias("rivers"));
    Act act = audit.ofOrganization(ines, AuditFilter.ALL, 0, 1).getFirst().act();
    assertThat(act.verb()).isEqualTo("login");
    assertThat(act.outcome()).isEqualTo(Act.Outcome.REFUSED);
    assertThat(bindings.providerOf(staff.alias("rivers"))).contains(alias);
    assertThat(bindings.providerOf(staff.alias("forests"))).isEmpty();

    jdbc.sql("update login_provider set enabled = false where alias = :alias")
        .param("alias", alias)
        .update();
    assertThat(bindings.behindOwnProvider(EVE, "Eve", both)).isEmpty();
    assertThat(bindings.providerOf(staff.alias("rivers"))).isEmpty();
  }

  @Test
  void theOneOrganizationThatTheOperatorNamesIsNotLockedOut() {
    Set<Slug> rivers = Set.of(staff.alias("rivers"));
    assertThat(
            new ProviderBindings(jdbc, organizations, trail, alias)
                .behindOwnProvider(EVE, "Eve", rivers))
        .isEmpty();
    assertThat(bindings.behindOwnProvider(EVE, "Eve", rivers)).isNotEmpty();
    assertThatThrownBy(() -> new ProviderBindings(jdbc, organizations, trail, "No Alias"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLoginThatSpeaksForOneOrganizationNeitherGivesNorTakesAnother() {
    Actor both = staff.comes("tom", "forests", "rivers");
    Actor forests = new Actor(both.subject(), "tom", staff.comes("ada", "forests").organization());
    Login everything =
        new Login(
            both.subject(),
            "tom",
            Optional.empty(),
            List.of(
                new Login.VouchedOrganization(staff.alias("rivers"), "rivers"),
                new Login.VouchedOrganization(staff.alias("forests"), "forests"),
                new Login.VouchedOrganization(staff.alias("lakes"), "lakes")));

    Login narrowed = everything.onlyFor(staff.alias("rivers"));
    RecordedLogin login = members.recordLogin(narrowed);

    assertThat(narrowed.withheld()).isEqualTo(Set.of(staff.alias("forests"), staff.alias("lakes")));
    assertThat(login.organizations())
        .extracting(OrganizationProfile::alias)
        .containsExactly(staff.alias("rivers"));
    assertThat(access.may(forests, Permission.ASSIGN_ROLES)).isTrue();
    assertThat(
            jdbc.sql("select count(*) from organization where alias = :alias")
                .param("alias", staff.alias("lakes").value())
                .query(Long.class)
                .single())
        .isZero();
  }
}
