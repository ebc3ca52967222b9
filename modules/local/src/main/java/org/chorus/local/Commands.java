package org.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Short-lived programs: run to the end, output appended to a log. */
final class Commands {
  private Commands() {}

  static void run(String what, List<String> command, Path log, Duration patience) {
    run(what, command, Map.of(), log, patience);
  }

  /**
   * Runs a program to its end.
   *
   * @throws CannotStart when it fails or takes longer than the patience; names the log
   */
  static void run(
      String what,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Duration patience) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new CannotStart(
            what + " did not finish in " + patience.toSeconds() + " s. Its log: " + log);
      }
      if (process.exitValue() != 0) {
        throw new CannotStart(
            what + " failed (exit status " + process.exitValue() + "). Its log: " + log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart(what + " was interrupted.", e);
    }
  }
}
