package org.chorus.organization.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chorus.access.Access;
import org.chorus.access.AccessDenied;
import org.chorus.access.AuditFilter;
import org.chorus.access.AuditReading;
import org.chorus.access.SecondFactorNeeded;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Finding;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Away;
import org.chorus.organization.Members;
import org.chorus.organization.OrganizationProfile;
import org.chorus.organization.Organizations;
import org.chorus.organization.Staff;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@HouseTest
@TestPropertySource(properties = "chorus.platform.organization=providers-operations")
class LoginProvidersIT {

  static final String ISSUER = "https://login.rivers.example";

  @Autowired Members members;
  @Autowired Organizations organizations;
  @Autowired ProviderRecords records;
  @Autowired ProviderBindings bindings;
  @Autowired Access access;
  @Autowired AuditReading audit;
  @Autowired Clock clock;

  final StubBroker keycloak = new StubBroker();
  LoginProviders providers;
  Staff staff;
  Actor rosa;
  Actor ines;
  Slug rivers;
  String domain;

  @BeforeEach
  void people(TestInfo test) {
    providers = new LoginProviders(records, organizations, access, Optional.of(keycloak), clock);
    String world = "lp" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff);
    staff = new Staff(members, world);
    rosa = new Staff(members, "providers").comes("rosa", "operations");
    ines = staff.comes("ines", "rivers");
    rivers = staff.alias("rivers");
    domain = world + ".example";
  }

  static ProviderDraft draft(String secret) {
    return new ProviderDraft.OpenIdConnect(
        ISSUER,
        "chorus",
        Optional.of(secret).filter(text -> !text.isEmpty()).map(ClientSecret::new));
  }

  private SteppedUp proof(Actor actor) {
    return SteppedUp.by(actor.subject(), clock.instant().plusSeconds(600));
  }

  private ProviderOutcome setUp(String secret, String... domains) {
    return providers.setUp(rosa, proof(rosa), rivers, draft(secret), List.of(domains));
  }

  private BrokeredOutcome judge(String address) {
    return bindings.judge(
        rivers.value(), new Subject("tom"), "Tom", Optional.of(new EmailAddress(address)));
  }

  @Test
  void whatIsSetUpCountsAtTheNextLoginAndStandsInTheAuditTrailWithoutItsSecret() {
    assertThat(setUp("s3cret", " " + domain.toUpperCase(Locale.ROOT)))
        .isEqualTo(new ProviderOutcome.Done());

    assertThat(judge("tom@" + domain)).isInstanceOf(BrokeredOutcome.Bound.class);
    assertThat(providers.find(rosa, rivers).orElseThrow().domains()).containsExactly(domain);
    assertThat(audit.ofOrganization(rosa, AuditFilter.ALL, 0, 1).getFirst().act())
        .satisfies(act -> assertThat(act.verb()).isEqualTo("identity provider set up"))
        .satisfies(act -> assertThat(act.detail()).contains(ISSUER, domain))
        .satisfies(act -> assertThat(act.toString()).doesNotContain("s3cret"));
  }

  @Test
  void nobodyButPlatformAdministratorsMayTouchIt() {
    setUp("s3cret", domain);
    List<ThrowingCallable> everything =
        List.of(
            () -> providers.find(ines, rivers),
            () -> providers.handover(ines, rivers),
            () -> providers.people(ines, rivers),
            () -> providers.test(ines, draft("x")),
            () -> providers.setUp(ines, proof(ines), rivers, draft("x"), List.of(domain)),
            () -> providers.switchOn(ines, proof(ines), rivers),
            () -> providers.switchOff(ines, proof(ines), rivers),
            () -> providers.remove(ines, proof(ines), rivers));
    keycloak.asked.clear();
    assertThat(everything)
        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(AccessDenied.class));
    assertThat(keycloak.asked).isEmpty();
  }

  @Test
  void withoutASecondFactorOfTheirOwnAndOfJustNowNobodyChangesAnything() {
    setUp("s3cret", domain);
    keycloak.asked.clear();
    for (SteppedUp proof :
        List.of(
            SteppedUp.by(ines.subject(), clock.instant().plusSeconds(600)),
            SteppedUp.by(rosa.subject(), clock.instant()))) {
      List<ThrowingCallable> everything =
          List.of(
              () -> providers.setUp(rosa, proof, rivers, draft("x"), List.of(domain)),
              () -> providers.switchOn(rosa, proof, rivers),
              () -> providers.switchOff(rosa, proof, rivers),
              () -> providers.remove(rosa, proof, rivers));
      assertThat(everything)
          .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(SecondFactorNeeded.class));
    }
    assertThat(keycloak.asked).isEmpty();
    assertThat(judge("tom@" + domain)).isInstanceOf(BrokeredOutcome.Bound.class);
  }

  @Test
  void oneThatSpeaksSamlIsKeptWithItsMetadataAndTakesThePlaceOfTheOther() {
    setUp("s3cret", domain);
    ProviderDraft saml =
        new ProviderDraft.Saml(
            new ProviderDraft.SamlMetadata.At(ISSUER + "/metadata"),
            Optional.of(" "),
            Optional.of("mail"));
    assertThat(providers.setUp(rosa, proof(rosa), rivers, saml, List.of(domain)))
        .isEqualTo(new ProviderOutcome.Done());

    assertThat(providers.find(rosa, rivers).orElseThrow())
        .satisfies(kept -> assertThat(kept.issuer()).isEqualTo(ISSUER))
        .extracting(LoginProvider::protocol)
        .isEqualTo(
            new LoginProvider.Protocol.Saml(
                Optional.of(ISSUER + "/metadata"), Optional.of("mail")));
    assertThat(judge("tom@" + domain)).isInstanceOf(BrokeredOutcome.Bound.class);
    assertThat(judge("tom@evil.example")).isInstanceOf(BrokeredOutcome.ForeignAddress.class);
    assertThat(setUp("", domain)).isEqualTo(new ProviderOutcome.SecretNeeded());
    ProviderDraft file =
        new ProviderDraft.Saml(
            new ProviderDraft.SamlMetadata.Document("<x/>"), Optional.empty(), Optional.empty());
    providers.setUp(rosa, proof(rosa), rivers, file, List.of(domain));
    assertThat(providers.find(rosa, rivers).orElseThrow().protocol())
        .isEqualTo(new LoginProvider.Protocol.Saml(Optional.empty(), Optional.empty()));
  }

  @Test
  void aProviderThatFailsTheTestChangesNothing() {
    keycloak.findings = List.of(Finding.bad("It has no keys.", "Publish one."));
    assertThat(setUp("s3cret", domain)).isInstanceOf(ProviderOutcome.Faulty.class);
    assertThat(keycloak.asked).containsOnlyKeys("examine");
    assertThat(providers.find(rosa, rivers)).isEmpty();
  }

  @Test
  void aDomainBelongsToOneOrganization() {
    setUp("s3cret", domain);
    staff.comes("ada", "forests");
    assertThat(
            providers.setUp(
                rosa,
                proof(rosa),
                staff.alias("forests"),
                draft("s3cret"),
                List.of("other.example", domain)))
        .isEqualTo(new ProviderOutcome.DomainTaken(domain));

    providers.remove(rosa, proof(rosa), rivers);
    assertThat(
            providers.setUp(rosa, proof(rosa), staff.alias("forests"), draft("s"), List.of(domain)))
        .isEqualTo(new ProviderOutcome.Done());
    providers.remove(rosa, proof(rosa), staff.alias("forests"));
  }

  @Test
  void ofTwoThatTakeADomainAtTheSameMomentOneGetsIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      String wanted = "round" + round + "." + domain;
      List<Slug> both = new ArrayList<>();
      for (String name : List.of("east" + round, "west" + round)) {
        staff.comes("ada", name);
        both.add(staff.alias(name));
      }
      List<ProviderOutcome> outcomes = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        List<Callable<ProviderOutcome>> attempts = new ArrayList<>();
        for (Slug alias : both) {
          attempts.add(
              () -> providers.setUp(rosa, proof(rosa), alias, draft("s3cret"), List.of(wanted)));
        }
        for (Future<ProviderOutcome> outcome : threads.invokeAll(attempts)) {
          outcomes.add(outcome.get());
        }
      }
      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              new ProviderOutcome.Done(), new ProviderOutcome.DomainTaken(wanted));
    }
  }

  @Test
  void whatIsNoDomainIsRefused() {
    assertThat(setUp("s3cret", "not a domain"))
        .isEqualTo(new ProviderOutcome.NotADomain("not a domain"));
    assertThat(setUp("s3cret", "*." + domain)).isInstanceOf(ProviderOutcome.NotADomain.class);
    assertThat(setUp("s3cret")).isInstanceOf(ProviderOutcome.NotADomain.class);
  }

  @Test
  void aSecretIsKeptForTheProviderItWasGivenToAndSentToNoOther() {
    assertThat(setUp("", domain)).isEqualTo(new ProviderOutcome.SecretNeeded());
    setUp("s3cret", domain);
    assertThat(setUp("", domain)).isEqualTo(new ProviderOutcome.Done());

    keycloak.issuer = "https://login.evil.example";
    assertThat(setUp("", domain)).isEqualTo(new ProviderOutcome.SecretNeeded());
  }

  @Test
  void switchedOffItLetsNobodyInEvenIfKeycloakIsAway() {
    setUp("s3cret", domain);
    keycloak.away = true;
    assertThat(providers.switchOff(rosa, proof(rosa), rivers))
        .isEqualTo(new ProviderOutcome.KeycloakAway());
    assertThat(judge("tom@" + domain)).isInstanceOf(BrokeredOutcome.SwitchedOff.class);

    assertThat(providers.switchOn(rosa, proof(rosa), rivers))
        .isEqualTo(new ProviderOutcome.KeycloakAway());
    assertThat(judge("tom@" + domain)).isInstanceOf(BrokeredOutcome.SwitchedOff.class);
    keycloak.away = false;
    assertThat(providers.switchOn(rosa, proof(rosa), rivers)).isEqualTo(new ProviderOutcome.Done());
    assertThat(judge("tom@" + domain)).isInstanceOf(BrokeredOutcome.Bound.class);
  }

  @Test
  void removedItLetsNobodyIn() {
    setUp("s3cret", domain);
    assertThat(providers.remove(rosa, proof(rosa), rivers)).isEqualTo(new ProviderOutcome.Done());
    assertThat(judge("tom@" + domain)).isEqualTo(new BrokeredOutcome.UnknownProvider());
    assertThat(providers.remove(rosa, proof(rosa), rivers))
        .isEqualTo(new ProviderOutcome.NothingThere());
  }

  @Test
  void whatKeycloakCouldNotDoIsNotKept() {
    keycloak.away = true;
    assertThat(setUp("s3cret", domain)).isEqualTo(new ProviderOutcome.KeycloakAway());
    assertThat(providers.find(rosa, rivers)).isEmpty();
    assertThat(providers.people(rosa, rivers)).isEmpty();
  }

  /** Takes Keycloak's place. */
  static final class StubBroker implements Broker {

    final Map<String, Integer> asked = new ConcurrentHashMap<>();
    List<Finding> findings = List.of(Finding.good("All right."));
    String issuer = ISSUER;
    boolean away;
    boolean taken;

    private void ask(String what) {
      asked.merge(what, 1, Integer::sum);
      if (away) {
        throw new Away("away, as the test wants");
      }
    }

    @Override
    public CreateOutcome create(Slug alias, String name) {
      ask("create");
      return taken ? CreateOutcome.TAKEN : CreateOutcome.CREATED;
    }

    @Override
    public Handover handover(Slug organization) {
      return new Handover(
          URI.create("https://k.example/r"),
          URI.create("https://k.example/l"),
          URI.create("https://k.example"),
          URI.create("https://k.example/m"));
    }

    @Override
    public Examined examine(ProviderDraft draft) {
      asked.merge("examine", 1, Integer::sum);
      return new Examined(Optional.of(issuer), Map.of(), findings);
    }

    @Override
    public PutOutcome put(
        OrganizationProfile organization,
        ProviderDraft draft,
        Examined examined,
        List<String> domains) {
      ask("put");
      return PutOutcome.DONE;
    }

    @Override
    public void switchOn(Slug organization) {
      ask("switchOn");
    }

    @Override
    public void switchOff(Slug organization) {
      ask("switchOff");
    }

    @Override
    public void remove(Slug organization) {
      ask("remove");
    }

    @Override
    public int people(Slug organization) {
      ask("people");
      return 3;
    }
  }
}
