package org.chorus.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chorus.ChorusApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that staff log in to, with a stub in Keycloak's place. */
final class StaffServer implements AutoCloseable {

  private final StubKeycloak keycloak;
  private final ConfigurableApplicationContext house;

  /**
   * @param database several servers may share it
   * @param secrets an empty directory, or that of another server
   */
  StaffServer(StubKeycloak keycloak, String database, Path secrets) throws IOException {
    this.keycloak = keycloak;
    Files.writeString(secrets.resolve("chorus.keycloak.client-secret"), "console secret");
    house =
        new SpringApplicationBuilder(ChorusApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                "--chorus.public-url=https://chorus.example",
                "--chorus.mail.from=chorus@chorus.example",
                "--chorus.keycloak.url=" + keycloak.url(),
                "--chorus.keycloak.client-id=" + StubKeycloak.CLIENT,
                "--CHORUS_SECRETS_DIR=" + secrets);
  }

  URI home() {
    return URI.create(
        "http://localhost:" + house.getEnvironment().getRequiredProperty("local.server.port"));
  }

  StaffHttp browser() {
    return new StaffHttp(keycloak, home());
  }

  JdbcClient jdbc() {
    return house.getBean(JdbcClient.class);
  }

  /** Keycloak tells it that a login ended; the status that it answers with. */
  int hearOfLogout(String logoutToken) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(home().resolve("/logout/connect/back-channel/keycloak"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("logout_token=" + logoutToken))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Override
  public void close() {
    house.close();
  }
}
