package org.chorus.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark measured.
 *
 * @param figures by key, in the order in which they are shown
 * @param rounds the same of each round, for who wants to see how much they vary
 * @param faults what must not be, in words; a slow machine is no fault
 */
record Result(
    Benchmark benchmark,
    Map<String, Number> figures,
    List<Map<String, Number>> rounds,
    List<String> faults) {

  Result {
    figures = rounded(figures);
    rounds = rounds.stream().map(Result::rounded).toList();
    faults = List.copyOf(faults);
  }

  private static Map<String, Number> rounded(Map<String, Number> figures) {
    Map<String, Number> rounded = new LinkedHashMap<>();
    figures.forEach((key, value) -> rounded.put(key, rounded(value)));
    return rounded;
  }

  /** More than three decimals would claim what no run repeats. */
  private static Number rounded(Number value) {
    return value instanceof Double figure
        ? BigDecimal.valueOf(figure).setScale(3, RoundingMode.HALF_UP)
        : value;
  }

  void print(PrintStream out) {
    out.println();
    figures.forEach((key, value) -> out.printf(Locale.ROOT, "  %-24s %16s%n", key, value));
    for (int round = 0; round < rounds.size(); round++) {
      out.println("  round " + (round + 1) + ": " + rounds.get(round));
    }
  }

  String json() {
    Map<String, Object> document = new LinkedHashMap<>(figures);
    document.put("rounds_measured", rounds);
    document.put("faults", faults);
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(document);
  }

  /** Returns the file. */
  Path write(Path directory) {
    try {
      Path file = Files.createDirectories(directory).resolve(benchmark.label() + ".json");
      Files.writeString(file, json() + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
