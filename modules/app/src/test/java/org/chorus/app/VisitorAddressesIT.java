package org.chorus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chorus.ChorusApplication;
import org.chorus.testing.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whose address counts, as the house is configured for production: what a trusted proxy says, and
 * nothing that a visitor says. Told by who is held back after three posts.
 */
class VisitorAddressesIT {

  private static final String LIMIT = "3";

  static final HttpClient http = HttpClient.newHttpClient();

  private static ConfigurableApplicationContext start(String... settings) {
    return new SpringApplicationBuilder(ChorusApplication.class)
        .run(
            Stream.concat(
                    Stream.of(
                        "--server.port=0",
                        "--spring.datasource.url=" + Database.create(),
                        "--chorus.signer-key=dGVzdHMgb25seTogbm90IGEgc2VjcmV0IG9mIGFueWI=",
                        "--chorus.public-url=http://localhost",
                        "--chorus.mail.from=chorus@chorus.example",
                        "--chorus.keycloak.client-secret=unused",
                        "--chorus.keycloak.url=http://localhost:1", // where nobody listens
                        "--chorus.abuse.address.crowded=" + LIMIT,
                        "--chorus.abuse.address.flooding=" + LIMIT),
                    Stream.of(settings))
                .toArray(String[]::new));
  }

  private static int post(ConfigurableApplicationContext house, String... forwardedFor)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + house.getEnvironment().getRequiredProperty("local.server.port")
                        + "/no-such-campaign"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("email=a"));
    for (String address : forwardedFor) {
      request.header("X-Forwarded-For", address);
    }
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static String anywhere(Random random) {
    return "%d.%d.%d.%d"
        .formatted(
            random.nextInt(240, 255),
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(1, 255));
  }

  @Nested
  class BehindATrustedProxy {

    static ConfigurableApplicationContext house;

    @BeforeAll
    static void start() {
      house = VisitorAddressesIT.start(); // from 127.0.0.1, a private network
    }

    @AfterAll
    static void stop() {
      house.close();
    }

    @Test
    void eachVisitorCountsForThemselves() throws Exception {
      Random random = new Random(1);
      for (int n = 0; n < 20; n++) {
        assertThat(post(house, anywhere(random))).isEqualTo(404);
      }
    }

    @Test
    void whatTheVisitorSaidBeforeTheProxyAddedTheAddressCountsForNothing() throws Exception {
      Random random = new Random(2);
      List<Integer> answers = new ArrayList<>();
      for (int n = 0; n < 6; n++) {
        answers.add(post(house, anywhere(random) + ", 203.0.113.9"));
      }
      assertThat(answers).startsWith(404, 404, 404).endsWith(429, 429);
    }

    @Test
    void neitherDoesAHeaderOfTheirOwnBesideTheProxys() throws Exception {
      Random random = new Random(3);
      List<Integer> answers = new ArrayList<>();
      for (int n = 0; n < 6; n++) {
        answers.add(post(house, anywhere(random), "203.0.113.10"));
      }
      assertThat(answers).startsWith(404, 404, 404).endsWith(429, 429);
    }

    @Test
    void behindTwoProxiesTheNearestAddressThatIsNoneOfThemCounts() throws Exception {
      Random random = new Random(4);
      List<Integer> answers = new ArrayList<>();
      for (int n = 0; n < 6; n++) {
        answers.add(post(house, anywhere(random) + ", 203.0.113.11, 10.0.0." + n));
      }
      assertThat(answers).startsWith(404, 404, 404).endsWith(429, 429);
    }
  }

  @Nested
  class FromOutside {

    static ConfigurableApplicationContext house;

    @BeforeAll
    static void start() {
      // This test comes from 127.0.0.1, which is no proxy of this house.
      house = VisitorAddressesIT.start("--server.tomcat.remoteip.internal-proxies=192\\.0\\.2\\.1");
    }

    @AfterAll
    static void stop() {
      house.close();
    }

    @Test
    void nobodySaysWhereTheyAre() throws Exception {
      Random random = new Random(5);
      List<Integer> answers = new ArrayList<>();
      for (int n = 0; n < 10; n++) {
        answers.add(post(house, anywhere(random)));
      }
      answers.add(post(house, anywhere(random) + ", 192.0.2.1"));
      answers.add(post(house));
      assertThat(answers).startsWith(404, 404, 404).endsWith(429, 429, 429, 429, 429);
    }
  }
}
