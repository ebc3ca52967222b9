package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Benchmarks in short rounds: what they measure has to be right. */
class BenchIT {

  private static final String SEED_THAT_KILLS_BOTH = "1";

  /**
   * Where its programs are not installed this cannot be measured; {@code ./chorus bench} says so.
   */
  @Test
  void aPageIsTheSameHoweverManyFetchIt() throws Exception {
    assumeTrue(Benchmark.PAGES.programs().stream().allMatch(each -> each.find().isPresent()));
    JsonNode json = run("pages", "--seconds", "1");
    assertThat(json.get("non_2xx_3xx").asLong()).isZero();
    assertThat(json.get("ratio_to_constant").asDouble()).isPositive();
    assertThat(json.get("ratio_to_nginx").asDouble()).isPositive();
  }

  /** Needs no program of others. Of the two rounds one kills the app, one its database. */
  @Test
  void nothingAcknowledgedIsLostOrDoubleWhateverDies() throws Exception {
    JsonNode json = run("crash", "--rounds", "2", "--seed", SEED_THAT_KILLS_BOTH);
    assertThat(json.get("app_killed").asInt()).isOne();
    assertThat(json.get("postgres_killed").asInt()).isOne();
    assertThat(json.get("acknowledged").asLong())
        .isPositive()
        .isLessThanOrEqualTo(json.get("stored").asLong());
    for (String fault : List.of("lost", "double", "drift")) {
      assertThat(json.get(fault).asLong()).as(fault).isZero();
    }
  }

  /** Needs no program of others. A few thousand people are enough to compare numbers. */
  @Test
  void aDashboardSaysWhatTheSignaturesSay() throws Exception {
    JsonNode json = run("report", "--rows", "20000");
    assertThat(json.get("signatures").asLong()).isGreaterThan(20_000);
    assertThat(json.get("partners").asLong()).isGreaterThan(3);
    assertThat(json.get("times_faster").asDouble()).isPositive();
  }

  private static JsonNode run(String benchmark, String... options) throws Exception {
    Path into = Path.of("target", "bench").toAbsolutePath();
    List<String> arguments = new ArrayList<>(List.of(benchmark, "--into", into.toString()));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
      int status = Bench.run(arguments, out);
      assertThat(status).as(written.toString(StandardCharsets.UTF_8)).isZero();
    }
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(into.resolve(benchmark + ".json")));
  }
}
