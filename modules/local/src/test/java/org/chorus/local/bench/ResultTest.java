package org.chorus.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultTest {
  @Test
  void isWrittenUnderItsKeysWithThreeDecimals() {
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("ratio", 1.23456);
    figures.put("stored", 42L);
    Result result =
        new Result(
            Benchmark.SIGN, figures, List.of(Map.of("ratio", 1.0 / 3)), List.of("one is lost"));

    JsonNode json = JsonMapper.builder().build().readTree(result.json());
    assertThat(json.get("ratio").asDouble()).isEqualTo(1.235);
    assertThat(json.get("stored").asLong()).isEqualTo(42);
    assertThat(json.get("rounds_measured").get(0).get("ratio").asDouble()).isEqualTo(0.333);
    assertThat(json.get("faults").get(0).asString()).isEqualTo("one is lost");
  }
}
