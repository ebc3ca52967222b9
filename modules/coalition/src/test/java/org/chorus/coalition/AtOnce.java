package org.chorus.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Steps that several people take in the same moment. */
final class AtOnce {

  private AtOnce() {}

  /** Their outcomes, in the order of the steps. */
  static List<Object> atOnce(Callable<?>... steps) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> futures = new ArrayList<>();
      for (Callable<?> step : steps) {
        futures.add(threads.submit(step::call));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }
}
