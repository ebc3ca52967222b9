package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.chorus.ChorusApplication;
import org.chorus.access.Role;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.kernel.Slug;
import org.chorus.kernel.Subject;
import org.chorus.organization.Login;
import org.chorus.organization.Members;
import org.chorus.organization.machine.MachineClients;
import org.chorus.organization.machine.MachineId;
import org.chorus.organization.machine.MachineOutcome;
import org.chorus.organization.machine.NewMachine;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The front door for machines over HTTP; Keycloak's part is a stub that signs what it is told. */
class MachineDoorIT {

  private static final int FORGED = 1_000;
  private static final long SEED = 20_261_123;
  private static final int REQUESTS_A_MINUTE = 40;

  static final StubKeycloak KEYCLOAK = new StubKeycloak();
  static final HttpClient HTTP = HttpClient.newHttpClient();

  static ConfigurableApplicationContext house;
  static URI home;
  static JdbcClient owner;
  static Actor ines;
  static Actor olga;

  @BeforeAll
  static void start() {
    String database = Database.create();
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=https://chorus.example",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.api.requests-a-minute=" + REQUESTS_A_MINUTE,
                "--chorus.keycloak.client-secret=console secret",
                "--chorus.keycloak.adapter-client-secret=adapter secret",
                "--chorus.keycloak.url=" + KEYCLOAK.url(),
                "--chorus.keycloak.client-id=" + StubKeycloak.CLIENT);
    home =
        URI.create(
            "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port"));
    owner = JdbcClient.create(Database.asOwner(database));
    ines = administrator("ines", "rivers");
    olga = administrator("olga", "outsider");
  }

  @AfterAll
  static void stop() {
    house.close();
    KEYCLOAK.close();
    HTTP.close();
  }

  private static Actor administrator(String name, String organization) {
    Subject subject = new Subject(name);
    return new Actor(
        subject,
        name,
        house
            .getBean(Members.class)
            .recordLogin(
                new Login(
                    subject,
                    name,
                    Optional.empty(),
                    List.of(new Login.VouchedOrganization(new Slug(organization), organization))))
            .organizations()
            .getFirst()
            .id());
  }

  private static MachineId made(Actor by) {
    MachineOutcome outcome =
        house
            .getBean(MachineClients.class)
            .make(
                by,
                SteppedUp.by(by.subject(), Instant.now().plusSeconds(60)),
                new NewMachine(
                    "Nightly numbers",
                    Set.of(Role.ANALYST),
                    Instant.now().plus(Duration.ofDays(30))));
    assertThat(outcome).isInstanceOf(MachineOutcome.Made.class);
    return ((MachineOutcome.Made) outcome).id();
  }

  /** As Keycloak writes them. */
  private static JWTClaimsSet.Builder claims(String client) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(KEYCLOAK.issuer())
        .subject(UUID.randomUUID().toString())
        .audience("chorus-api")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("typ", "Bearer")
        .claim("azp", client)
        .claim("client_id", client);
  }

  private static String token(JWTClaimsSet.Builder claims) throws JOSEException {
    return Forgery.genuine(KEYCLOAK, claims, JOSEObjectType.JWT);
  }

  private static HttpResponse<String> get(String path, String token) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  private static int status(JWTClaimsSet.Builder claims) throws Exception {
    return get("/api/v1", token(claims)).statusCode();
  }

  private static void isAProblem(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + answer.statusCode());
  }

  @Test
  void aMachineIsToldWhoItIsAndThatItCameIsKnown() throws Exception {
    MachineId id = made(ines);
    HttpResponse<String> answer = get("/api/v1", token(claims(id.clientId())));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            id.clientId(), "Nightly numbers", "\"rivers\"", "\"analyst\"", "/api/v1/campaigns");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(get("/api/v1/campaigns", token(claims(id.clientId()))).body())
        .contains("\"campaigns\":[]");
    assertThat(
            house.getBean(MachineClients.class).all(ines).stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow()
                .lastUsedOn())
        .isPresent();
  }

  @Test
  void noForgedTokenPassesOrBreaksAnything() throws Exception {
    String client = made(ines).clientId();
    assertThat(status(claims(client))).isEqualTo(200);
    Random random = new Random(SEED);
    for (int n = 0; n < FORGED; n++) {
      Forgery forgery = Forgery.nth(n);
      String forged = forgery.forge(KEYCLOAK, claims(client), JOSEObjectType.JWT, random);
      HttpResponse<String> answer = get("/api/v1", forged);
      assertThat(answer.statusCode()).as("%s, %d of seed %d", forgery, n, SEED).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Bearer");
      isAProblem(answer);
    }
    assertThat(status(claims(client))).isEqualTo(200);
  }

  @Test
  void whatIsGenuineButNotAMachinesIsRefused() throws Exception {
    String client = made(ines).clientId();
    assertThat(status(claims(client).claim("typ", "ID"))).isEqualTo(401);
    assertThat(status(claims(client).claim("typ", null))).isEqualTo(401);
    assertThat(status(claims(client).claim("azp", null))).isEqualTo(401);
    assertThat(status(claims(client).claim("azp", 7))).isEqualTo(401);
    assertThat(status(claims(client).claim("azp", List.of(client)))).isEqualTo(401);
    assertThat(status(claims(client).expirationTime(null))).isEqualTo(401);
    assertThat(status(claims(client).audience("chorus-console"))).isEqualTo(401);
    // The console's own tokens, and a client that somebody else registered at Keycloak.
    assertThat(status(claims("chorus-console"))).isEqualTo(401);
    assertThat(status(KEYCLOAK.idClaims("ines", "nonce"))).isEqualTo(401);
    assertThat(status(claims("machine-" + UUID.randomUUID()))).isEqualTo(401);
    assertThat(status(claims(client.toUpperCase(java.util.Locale.ROOT)))).isEqualTo(401);
  }

  @Test
  void rolesInATokenGiveNothing() throws Exception {
    MachineId id = made(ines);
    owner
        .sql("update role_grant set revoked_at = now(), revoked_by = 'test' where subject = :id")
        .param("id", id.clientId())
        .update();
    JWTClaimsSet.Builder claims =
        claims(id.clientId())
            .claim("realm_access", Map.of("roles", List.of("admin", "ANALYST")))
            .claim("scope", "admin");
    HttpResponse<String> answer = get("/api/v1/campaigns", token(claims));
    assertThat(answer.statusCode()).isEqualTo(403);
    isAProblem(answer);
    assertThat(
            owner
                .sql("select count(*) from audit_entry where subject = :id and outcome = 'REFUSED'")
                .param("id", id.clientId())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aTokenThatIsStillAliveCountsForNothingOnceItsClientIsRevoked() throws Exception {
    MachineId id = made(ines);
    String token = token(claims(id.clientId()));
    assertThat(get("/api/v1", token).statusCode()).isEqualTo(200);
    MachineClients machines = house.getBean(MachineClients.class);
    assertThat(machines.revoke(olga, id)).isEqualTo(new MachineOutcome.Gone());
    assertThat(get("/api/v1", token).statusCode()).isEqualTo(200);
    assertThat(machines.revoke(ines, id)).isEqualTo(new MachineOutcome.Revoked());
    assertThat(get("/api/v1", token).statusCode()).isEqualTo(401);
  }

  @Test
  void anExpiredClientAndOneOfAnEndedOrganizationAreNobody() throws Exception {
    String expired = made(ines).clientId();
    owner
        .sql(
            """
            update machine_client
               set created_at = now() - interval '2 days', expires_at = now() - interval '1 second'
             where subject = :id
            """)
        .param("id", expired)
        .update();
    assertThat(status(claims(expired))).isEqualTo(401);

    Actor tom = administrator("tom", "short-lived");
    String orphan = made(tom).clientId();
    assertThat(status(claims(orphan))).isEqualTo(200);
    owner
        .sql("update organization set ended_at = now(), end_reason = 'test' where id = :id")
        .param("id", tom.organization().value())
        .update();
    assertThat(status(claims(orphan))).isEqualTo(401);
  }

  @Test
  void withoutATokenNothingIsToldNotEvenWhatThereIs() throws Exception {
    for (String path : List.of("/api", "/api/v1", "/api/v1/campaigns", "/api/nothing")) {
      HttpResponse<String> answer =
          HTTP.send(HttpRequest.newBuilder(home.resolve(path)).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
      isAProblem(answer);
    }
  }

  @Test
  void whatIsNotThereAndWhatMakesNoSenseIsToldToMachines() throws Exception {
    String token = token(claims(made(ines).clientId()));
    HttpResponse<String> nothing = get("/api/v1/supporters", token);
    assertThat(nothing.statusCode()).isEqualTo(404);
    isAProblem(nothing);
    HttpResponse<String> cursor = get("/api/v1/campaigns?after=nonsense", token);
    assertThat(cursor.statusCode()).isEqualTo(400);
    isAProblem(cursor);
    HttpResponse<String> limit = get("/api/v1/campaigns?limit=many", token);
    assertThat(limit.statusCode()).isEqualTo(400);
    isAProblem(limit);
    HttpResponse<String> posted =
        HTTP.send(
            HttpRequest.newBuilder(home.resolve("/api/v1"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(posted.statusCode()).isBetween(404, 405);
    isAProblem(posted);
  }

  @Test
  void whoCallsTooOftenIsToldWhenToComeBackAndOthersAreServed() throws Exception {
    String busy = token(claims(made(ines).clientId()));
    HttpResponse<String> answer = get("/api/v1", busy);
    for (int n = 0; n < 3 * REQUESTS_A_MINUTE && answer.statusCode() == 200; n++) {
      answer = get("/api/v1", busy);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    isAProblem(answer);
    assertThat(status(claims(made(ines).clientId()))).isEqualTo(200);
  }
}
