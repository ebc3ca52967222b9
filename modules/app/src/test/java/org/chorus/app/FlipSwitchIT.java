package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.chorus.testing.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The switches from a shell on the server, as the role that the app works with. */
class FlipSwitchIT {

  String url;
  JdbcClient stored;

  @BeforeEach
  void migrate() {
    url = Database.create();
    Flyway.configure().dataSource(Database.asOwner(url)).outOfOrder(true).load().migrate();
    stored = JdbcClient.create(Database.asOwner(url));
  }

  record Told(int exitCode, String output) {}

  private Told run(String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    int exitCode = FlipSwitch.run(Stream.concat(Stream.of(arguments), settings()).toList(), out);
    return new Told(exitCode, output.toString(StandardCharsets.UTF_8));
  }

  private Stream<String> settings() {
    return Stream.of(
        "--spring.datasource.url=" + url, "--spring.datasource.username=" + Database.APP);
  }

  private List<String> trail() {
    return stored
        .sql("select name, act, detail from audit_entry order by id")
        .query(
            (row, number) ->
                String.join(
                    ": ", row.getString("name"), row.getString("act"), row.getString("detail")))
        .list();
  }

  @Test
  void whoeverOperatesTheServerFlipsASwitchOnRecord() {
    Told off =
        run(
            "switch-off",
            "signing",
            "Back at “noon”.",
            "--reason=Keycloak is down",
            "--operator=olga");
    assertThat(off.exitCode()).isZero();
    assertThat(off.output())
        .contains("Done, and recorded.", "signing  OFF since", "the public reads: Back at “noon”.")
        .contains("mail     on");
    assertThat(run("switches").output()).contains("signing  OFF since", "by olga (operator");

    assertThat(run("switch-on", "signing").exitCode()).isZero();
    assertThat(run("switches").output()).contains("signing  on").doesNotContain("OFF");
    assertThat(trail())
        .containsExactly(
            "olga (operator, on the server): switched off: Keycloak is down · The public reads:"
                + " “Back at “noon”.”",
            System.getProperty("user.name") + " (operator, on the server): switched on: ");
    assertThat(VerifyAudit.run(settings().toList(), new PrintStream(new ByteArrayOutputStream())))
        .isZero();
  }

  @Test
  void whereNoDatabaseAnswersItSaysSo() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exitCode =
        FlipSwitch.run(
            List.of(
                "switch-on",
                "mail",
                "--spring.datasource.url=jdbc:postgresql://localhost:1/chorus",
                "--spring.datasource.hikari.connection-timeout=250"),
            new PrintStream(output, true, StandardCharsets.UTF_8));
    assertThat(exitCode).isEqualTo(1);
    assertThat(output.toString(StandardCharsets.UTF_8))
        .startsWith("Nothing was done. The database says:");
  }

  @Test
  void withoutAReasonOrASwitchNothingIsDone() {
    for (Told told :
        List.of(
            run("switch-off", "signing"),
            run("switch-off", "signing", "x".repeat(301), "--reason=a test"),
            run("switch-off"),
            run("switch-off", "everything", "--reason=a test"),
            run("switch-off", "signing", "a message", "and another", "--reason=a test"),
            run("switch-on", "signing", "a message"))) {
      assertThat(told.exitCode()).isEqualTo(2);
      assertThat(told.output()).startsWith("Nothing was done.");
    }
    assertThat(run("switch-off").output()).contains("signing, mail, counters, site");
    assertThat(trail()).isEmpty();
  }
}
