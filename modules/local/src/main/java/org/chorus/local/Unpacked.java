package org.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A distribution unpacked and prepared exactly once.
 *
 * <p>Its last file is a marker, so that a directory whose preparation was interrupted is recognized
 * and prepared again. A file lock keeps a second stack (they may share distributions) waiting.
 */
final class Unpacked {
  private static final String COMPLETE = ".complete";

  /** File locks do not hold the threads of one JVM apart. */
  private static final ConcurrentMap<Path, Object> WITHIN_THIS_JVM = new ConcurrentHashMap<>();

  private Unpacked() {}

  @FunctionalInterface
  interface Preparation {
    void prepare(Path home) throws IOException;
  }

  static Path once(Path distributions, String name, Preparation preparation) {
    Path home = distributions.resolve(name);
    try {
      Files.createDirectories(distributions);
      synchronized (WITHIN_THIS_JVM.computeIfAbsent(home, path -> new Object())) {
        try (FileChannel channel =
                FileChannel.open(
                    distributions.resolve(name + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (!lock.isValid() || !Files.exists(home.resolve(COMPLETE))) {
            DataDirectory.delete(home);
            Files.createDirectories(home);
            preparation.prepare(home);
            Files.writeString(home.resolve(COMPLETE), "");
          }
        }
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(Locale.ROOT, "cannot prepare %s in %s", name, distributions), e);
    }
  }
}
