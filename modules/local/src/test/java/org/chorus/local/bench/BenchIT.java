package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A benchmark run for seconds: not how fast, but that it measures and that the sums agree. */
class BenchIT {

  @Test
  void whatSignMeasuresAgreesWithTheDatabase() throws Exception {
    for (Program program : Benchmark.SIGN.programs()) {
      assumeTrue(
          program.find().isPresent(), () -> program + " is not installed; Chorus runs without");
    }
    Path into = Path.of("target", "bench").toAbsolutePath();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
      int status = Bench.run(List.of("sign", "--seconds", "2", "--into", into.toString()), out);
      assertThat(status).as(written.toString(StandardCharsets.UTF_8)).isZero();
    }
    JsonNode json =
        JsonMapper.builder().build().readTree(Files.readString(into.resolve("sign.json")));
    assertThat(json.get("acknowledged").asLong())
        .isPositive()
        .isEqualTo(json.get("stored").asLong())
        .isEqualTo(json.get("tally").asLong());
    assertThat(json.get("non_2xx_3xx").asLong()).isZero();
    assertThat(json.get("rounds_measured").size()).isGreaterThanOrEqualTo(3);
    for (String figure : List.of("signs_per_s", "pgbench_rows_per_s", "ratio", "p99_ms")) {
      assertThat(json.get(figure).asDouble()).as(figure).isPositive();
    }
    assertThat(json.get("app_max_rss_mb").asLong()).isPositive();
  }
}
