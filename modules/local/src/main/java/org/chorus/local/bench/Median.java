package org.chorus.local.bench;

import java.util.List;

/** The middle of several measurements: one disturbed round does not move it. */
final class Median {
  private Median() {}

  /** Of an even number of values, what lies half-way between the two in the middle. */
  static double of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
