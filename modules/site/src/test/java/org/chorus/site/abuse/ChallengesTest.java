package org.chorus.site.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.altcha.altcha.Altcha;
import org.chorus.testing.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengesTest {

  final ManualClock clock = new ManualClock();
  final Challenges challenges = installation((byte) 1);

  private Challenges installation(byte key) {
    byte[] bytes = new byte[32];
    bytes[0] = key;
    return new Challenges(
        new SecretKeySpec(bytes, "HmacSHA256"),
        Settings.with(Map.of("chorus.abuse.hardest-challenge", "1000")),
        clock);
  }

  @Test
  void eachIsAnother() {
    assertThat(challenges.pose())
        .contains("\"algorithm\":\"SHA-256\"", "\"maxnumber\":1000", "\"salt\":\"")
        .isNotEqualTo(challenges.pose());
  }

  @Test
  void aSolutionCountsOnce() throws Exception {
    String solution = Solver.solve(challenges.pose());
    assertThat(challenges.isSolvedBy(solution)).isTrue();
    assertThat(challenges.isSolvedBy(solution)).isFalse();
    assertThat(challenges.isSolvedBy(Solver.solve(challenges.pose()))).isTrue();
  }

  @Test
  void writtenInAnotherWayItIsTheSame() throws Exception {
    Altcha.Payload solved = Solver.solved(challenges.pose());
    assertThat(challenges.isSolvedBy(Solver.written(solved, Map.of()))).isTrue();
    assertThat(challenges.isSolvedBy(Solver.written(solved, Map.of("took", 12)))).isFalse();
    assertThat(challenges.isSolvedBy(Solver.written(solved, Map.of("x", "y".repeat(99)))))
        .isFalse();
  }

  @Test
  void ofManyAtOnceOneCounts() throws Exception {
    String solution = Solver.solve(challenges.pose());
    try (ExecutorService people = Executors.newFixedThreadPool(16)) {
      long counted =
          people
              .invokeAll(
                  Collections.<Callable<Boolean>>nCopies(64, () -> challenges.isSolvedBy(solution)))
              .stream()
              .filter(Future::resultNow)
              .count();
      assertThat(counted).isEqualTo(1);
    }
  }

  @Test
  void itLivesForTwentyMinutesByOurClock() throws Exception {
    String intime = Solver.solve(challenges.pose());
    String late = Solver.solve(challenges.pose());
    clock.advance(Duration.ofMinutes(20));
    assertThat(challenges.isSolvedBy(intime)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(challenges.isSolvedBy(late)).isFalse();
  }

  @Test
  void itsLifeCannotBeLengthened() throws Exception {
    Altcha.Payload solved = Solver.solved(challenges.pose());
    clock.advance(Duration.ofMinutes(21));
    String later = solved.salt.replaceFirst("expires=\\d+", "expires=99999999999");
    assertThat(later).isNotEqualTo(solved.salt);
    assertThat(challenges.isSolvedBy(Solver.written(solved, Map.of("salt", later)))).isFalse();
    // Digits of the number moved behind the moment at which it ends: the hash would be the same.
    String number = Long.toString(solved.number + 1_000_000);
    String spliced = solved.salt.replaceFirst("&$", "") + number.charAt(0);
    assertThat(
            challenges.isSolvedBy(
                Solver.written(
                    solved,
                    Map.of("salt", spliced, "number", Long.parseLong(number.substring(1))))))
        .isFalse();
  }

  @Test
  void itIsOneOfThisInstallation() throws Exception {
    String elsewhere = Solver.solve(installation((byte) 2).pose());
    assertThat(challenges.isSolvedBy(elsewhere)).isFalse();
    String anotherNode = Solver.solve(installation((byte) 1).pose());
    assertThat(challenges.isSolvedBy(anotherNode)).isTrue();
  }

  static Stream<String> nonsense() {
    return Stream.concat(
        Stream.of("", "?", "e30=", "x".repeat(1_001)),
        Stream.of(
                "null",
                "[]",
                "{",
                "\"text\"",
                "[".repeat(700),
                "{\"algorithm\":null}",
                "{\"algorithm\":\"none\",\"challenge\":\"\",\"number\":0,\"salt\":\"\",\"signature\":\"\"}",
                "{\"algorithm\":\"SHA-256\",\"challenge\":\"a\",\"number\":\"b\",\"salt\":\"%zz\",\"signature\":\"\"}")
            .map(
                json -> Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void solvesNothing(String solution) {
    assertThat(challenges.isSolvedBy(solution)).isFalse();
  }

  @Test
  void aWrongNumberSolvesNothingAndTheRightOneStillDoes() throws Exception {
    Altcha.Payload solved = Solver.solved(challenges.pose());
    for (long wrong : List.of(-1L, solved.number + 1, solved.number * 10)) {
      if (wrong != solved.number) {
        assertThat(challenges.isSolvedBy(Solver.written(solved, Map.of("number", wrong))))
            .isFalse();
      }
    }
    assertThat(challenges.isSolvedBy(Solver.written(solved, Map.of()))).isTrue();
  }
}
