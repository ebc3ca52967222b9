package org.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Stacks for tests: free ports, throw-away data, unpacked programs shared by the whole Maven run.
 *
 * <p>A stack takes a minute to start, so tests that stop nothing in it share one.
 */
final class TestStacks {
  private static @Nullable LocalStack shared;

  private TestStacks() {}

  /** The one of this JVM, all of it running, with the demo coalition and what other tests left. */
  static synchronized LocalStack shared() {
    if (shared == null) {
      LocalStack stack = open(newDirectory("shared"));
      stack.start();
      stack.awaitConsole();
      shared = stack; // stopped at the end of the JVM, as every stack that is not closed
    }
    return shared;
  }

  /** One of the test's own, nothing started. */
  static LocalStack open(Path data) {
    return LocalStack.open(settings(data), LocalStack.Progress.silent());
  }

  static StackSettings settings(Path data) {
    return StackSettings.in(data).withSharedDistributions(BuildOutput.target().resolve("prepared"));
  }

  /** A directory below the build's, so that logs are found there after a failure. */
  static Path newDirectory(String name) {
    try {
      Path stacks = Files.createDirectories(BuildOutput.target().resolve("stacks"));
      return Files.createTempDirectory(stacks, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
