package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to supporters when something dies under them: real processes, really killed. */
class OutageIT {

  private static final String PAGE = "/open-letter-ilsa/clearwater";

  private final Path data = TestStacks.newDirectory("outage");
  private LocalStack stack = TestStacks.open(data);

  @AfterEach
  void stop() {
    stack.close();
  }

  private URI app() {
    return URI.create(stack.app().url().toString());
  }

  @Test
  void whileKeycloakIsAwaySupportersSignAndStaffAreToldSo() throws Exception {
    stack.start();
    stack.awaitConsole();
    SupporterHttp supporter = new SupporterHttp(app(), PAGE);
    assertThat(supporter.sign("before@supporters.example")).isEqualTo(303);

    stack.keycloak().kill();
    assertThat(supporter.sign("during@supporters.example")).isEqualTo(303);
    assertStaffAreTold(supporter);

    // The app starts anew while Keycloak is still away: the same.
    stack.app().stop();
    stack.app().start();
    assertThat(supporter.sign("after@supporters.example")).isEqualTo(303);
    assertStaffAreTold(supporter);

    stack.keycloak().start();
    eventually(
        () -> supporter.get("/oauth2/authorization/keycloak").statusCode() == 302,
        "it heals by itself");
  }

  private static void assertStaffAreTold(SupporterHttp supporter) throws Exception {
    eventually(
        () -> supporter.get("/oauth2/authorization/keycloak").statusCode() == 503,
        "staff get the page that says so");
    assertThat(supporter.get("/oauth2/authorization/keycloak").body())
        .contains("Sign-in is away")
        .doesNotContain("Exception");
  }

  @Test
  void whateverWasAcknowledgedSurvivesTheDeathOfAppAndDatabase() throws Exception {
    stack.start();
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    for (int round = 0; round < 2; round++) {
      SupporterHttp supporter = new SupporterHttp(app(), PAGE);
      AtomicBoolean going = new AtomicBoolean(true);
      try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> signers = new ArrayList<>();
        for (int signer = 0; signer < 24; signer++) {
          String name = "crash-" + round + "-" + signer + "-";
          signers.add(crowd.submit(() -> signOn(supporter, name, going, acknowledged)));
        }
        int before = acknowledged.size();
        eventually(() -> acknowledged.size() > before + 300, "people sign");
        if (round == 0) {
          stack.app().kill();
        } else {
          stack.postgres().kill();
        }
        going.set(false);
        for (Future<?> signer : signers) {
          signer.get();
        }
      }
      stack.app().kill();
      stack.close();
      stack = TestStacks.open(data);
      stack.start();
      assertThat(stored()).containsAll(acknowledged);
      assertTotalsAgree();
    }
  }

  private static void signOn(
      SupporterHttp supporter, String name, AtomicBoolean going, Set<String> acknowledged) {
    for (int n = 0; going.get(); n++) {
      String email = name + n + "@supporters.example";
      try {
        if (supporter.sign(email) == 303) {
          acknowledged.add(email);
        }
      } catch (IOException died) {
        return; // not acknowledged
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Set<String> stored() throws SQLException {
    Set<String> emails = new TreeSet<>();
    try (Connection connection = stack.postgres().connectAs(stack.postgres().owner());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select email from signature where email like 'crash-%'")) {
      while (rows.next()) {
        emails.add(rows.getString(1));
      }
    }
    return emails;
  }

  private void assertTotalsAgree() throws SQLException {
    try (Connection connection = stack.postgres().connectAs(stack.postgres().owner());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select (select count(*) from signature),
                       (select count(*) from touch where kind = 'FIRST'),
                       (select sum(signatures) from tally where dimension = 'EVER')
                """)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).isPositive().isEqualTo(row.getLong(2)).isEqualTo(row.getLong(3));
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void eventually(Condition condition, String what) throws Exception {
    for (int attempt = 0; attempt < 300; attempt++) {
      if (condition.holds()) {
        return;
      }
      Pause.shortly();
    }
    throw new AssertionError("not within a minute: " + what);
  }
}
