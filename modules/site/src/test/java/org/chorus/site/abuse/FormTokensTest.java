package org.chorus.site.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.site.Fixtures;
import org.chorus.site.abuse.FormTokens.Reading;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokensTest {

  static final PublishedPage PAGE = Fixtures.petition();

  final ManualClock clock = new ManualClock();
  final FormTokens tokens = installation(1);

  private FormTokens installation(int number) {
    byte[] key = new byte[32];
    new Random(number).nextBytes(key);
    return new FormTokens(new SecretKeySpec(key, "HmacSHA256"), clock);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellHowOldThePageIsAndWhetherItSetAChallenge(boolean challenged) {
    String token = tokens.issue(PAGE, challenged);
    clock.advance(Duration.ofMillis(90_001));
    assertThat(tokens.read(token, PAGE))
        .isEqualTo(new Reading.Genuine(Duration.ofMillis(90_001), challenged));
  }

  @Test
  void areTheSameForEverybodyOfAMoment() {
    String token = tokens.issue(PAGE, false);
    assertThat(tokens.issue(PAGE, false)).isEqualTo(token).hasSize(32).matches("[A-Za-z0-9_-]+");
    clock.advance(Duration.ofMillis(1));
    assertThat(tokens.issue(PAGE, false)).isNotEqualTo(token);
  }

  @Test
  void holdOnEveryNodeOfTheInstallationAndOnNoOther() {
    String token = installation(1).issue(PAGE, true);
    assertThat(tokens.read(token, PAGE)).isInstanceOf(Reading.Genuine.class);
    assertThat(installation(2).read(token, PAGE)).isEqualTo(new Reading.Forged());
  }

  @Test
  void areForOnePageOnly() {
    String token = tokens.issue(PAGE, false);
    assertThat(tokens.read(token, Fixtures.petition())).isEqualTo(new Reading.Forged());
  }

  @Test
  void fromANodeWhoseClockIsAheadAreYoungerThanNow() {
    String token = tokens.issue(PAGE, false);
    clock.advance(Duration.ofSeconds(-2));
    assertThat(tokens.read(token, PAGE))
        .isEqualTo(new Reading.Genuine(Duration.ofSeconds(-2), false));
  }

  static Stream<String> noTokens() {
    String padded = Base64.getUrlEncoder().encodeToString(new byte[23]);
    return Stream.of("x", "?".repeat(32), "A".repeat(31), "A".repeat(32), "A".repeat(33), padded);
  }

  @ParameterizedTest
  @MethodSource("noTokens")
  void whatIsNoneIsForged(String text) {
    assertThat(tokens.read(text, PAGE)).isEqualTo(new Reading.Forged());
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(tokens.read("", PAGE)).isEqualTo(new Reading.Missing());
  }

  /** The seed is in the test's name. */
  @RepeatedTest(200)
  void ifAnythingIsChangedTheyAreForged(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] token = tokens.issue(PAGE, random.nextBoolean()).getBytes(StandardCharsets.US_ASCII);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int place = random.nextInt(token.length);
    char other = alphabet.charAt(random.nextInt(64));
    boolean same = token[place] == other;
    token[place] = (byte) other;
    Reading reading = tokens.read(new String(token, StandardCharsets.US_ASCII), PAGE);
    assertThat(reading).isInstanceOf(same ? Reading.Genuine.class : Reading.Forged.class);
  }

  @Test
  void areReadByManyAtOnce() throws Exception {
    List<PublishedPage> pages = Stream.generate(Fixtures::petition).limit(16).toList();
    try (ExecutorService people = Executors.newFixedThreadPool(16)) {
      List<Callable<Boolean>> each =
          pages.stream()
              .<Callable<Boolean>>map(
                  page ->
                      () -> {
                        for (int n = 0; n < 2_000; n++) {
                          if (!(tokens.read(tokens.issue(page, false), page)
                              instanceof Reading.Genuine)) {
                            return false;
                          }
                        }
                        return true;
                      })
              .toList();
      for (var outcome : people.invokeAll(each)) {
        assertThat(outcome.get()).isTrue();
      }
    }
  }
}
