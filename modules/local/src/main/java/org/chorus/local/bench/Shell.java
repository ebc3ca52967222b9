package org.chorus.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chorus.local.CannotStart;

/** Runs the programs that make the load, to their end. */
final class Shell {
  private Shell() {}

  /**
   * Runs a program and returns what it wrote; that stays in a file, too.
   *
   * @throws CannotStart when it fails or does not end in time
   */
  static String run(
      List<String> command, Map<String, String> environment, Path output, Duration patience)
      throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    String name = Path.of(command.getFirst()).getFileName().toString();
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new CannotStart(name + " did not end in " + patience.toSeconds() + " s.");
        }
      } finally {
        process.destroyForcibly(); // also when we are interrupted while we wait
      }
      String written = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new CannotStart(name + " failed. It wrote:\n\n" + written.indent(4));
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
