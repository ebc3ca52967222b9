package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmark that needs no program of others, in two rounds: one kills the app, one its
 * database.
 */
class BenchIT {

  private static final String SEED_THAT_KILLS_BOTH = "1";

  @Test
  void nothingAcknowledgedIsLostOrDoubleWhateverDies() throws Exception {
    Path into = Path.of("target", "bench").toAbsolutePath();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
      int status =
          Bench.run(
              List.of(
                  "crash",
                  "--rounds",
                  "2",
                  "--seed",
                  SEED_THAT_KILLS_BOTH,
                  "--into",
                  into.toString()),
              out);
      assertThat(status).as(written.toString(StandardCharsets.UTF_8)).isZero();
    }
    JsonNode json =
        JsonMapper.builder().build().readTree(Files.readString(into.resolve("crash.json")));
    assertThat(json.get("app_killed").asInt()).isOne();
    assertThat(json.get("postgres_killed").asInt()).isOne();
    assertThat(json.get("acknowledged").asLong())
        .isPositive()
        .isLessThanOrEqualTo(json.get("stored").asLong());
    for (String fault : List.of("lost", "double", "drift")) {
      assertThat(json.get(fault).asLong()).as(fault).isZero();
    }
  }
}
