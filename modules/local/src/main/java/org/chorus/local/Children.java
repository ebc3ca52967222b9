package org.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a stack, and the promise that none outlives it.
 *
 * <p>Three nets, one under the other. The stack stops its parts in order. When this JVM dies
 * without doing so ({@code kill -9} too), a tiny shell, the warden, reads the end of its pipe and
 * stops what is left. When the warden was killed as well, the next start on the same data directory
 * finds the process ids written there, and stops those that still carry the directory on their
 * command line: process ids are reused, so an id alone is no licence to kill.
 */
final class Children implements AutoCloseable {

  /** How a part wants to be asked to stop. */
  enum Gentle {
    TERM,
    /** PostgreSQL's fast shutdown. */
    INT
  }

  /**
   * Ignores the signals of Ctrl-C and of a closed terminal, because it is needed after them; a part
   * gets ten seconds to stop.
   */
  private static final String WARDEN =
      """
      trap '' HUP INT TERM
      watched=
      while read -r verb signal pid; do
        case $verb in
          watch) watched="$watched $signal:$pid" ;;
          forget)
            kept=
            for child in $watched; do
              [ "${child#*:}" = "$pid" ] || kept="$kept $child"
            done
            watched=$kept ;;
        esac
      done
      for child in $watched; do kill -s "${child%%:*}" "${child#*:}" 2>/dev/null; done
      tries=0
      while [ -n "$watched" ] && [ "$tries" -lt 10 ]; do
        alive=
        for child in $watched; do kill -0 "${child#*:}" 2>/dev/null && alive="$alive $child"; done
        watched=$alive
        [ -z "$watched" ] || sleep 1
        tries=$((tries + 1))
      done
      for child in $watched; do kill -s KILL "${child#*:}" 2>/dev/null; done
      """;

  private final Path run;
  private final Path data;
  private @Nullable Process warden;
  private @Nullable Writer pipe;

  Children(Path run, Path data) {
    this.run = run;
    this.data = data;
  }

  /**
   * Stops what a killed stack left behind on this data directory.
   *
   * @return the names of the parts that were found and stopped
   * @throws CannotStart when one of them does not stop
   */
  List<String> stopOrphans() {
    List<String> stopped = new ArrayList<>();
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pid")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".pid", "");
        Optional<ProcessHandle> orphan = ours(Files.readString(file).strip());
        if (orphan.isPresent()) {
          stop(name, orphan.get());
          stopped.add(name);
        }
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stopped;
  }

  /** The process with this id if it is alive and works on our data directory. */
  Optional<ProcessHandle> ours(String pid) {
    if (pid.isEmpty() || !pid.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .filter(process -> commandLineOf(process).contains(data.toString()));
  }

  private static String commandLineOf(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.commandLine().orElse("")
        + String.join(" ", info.arguments().orElseGet(() -> new String[0]));
  }

  private void stop(String name, ProcessHandle orphan) {
    // Terminate first: a second or two of grace lets it finish its transaction.
    orphan.destroy();
    if (!ends(orphan, Duration.ofSeconds(10))) {
      orphan.destroyForcibly();
      if (!ends(orphan, Duration.ofSeconds(10))) {
        throw new CannotStart(
            String.format(
                Locale.ROOT,
                "%s of an earlier stack on %s does not stop. End process %d (kill -9 %d), then try"
                    + " again.",
                name,
                data,
                orphan.pid(),
                orphan.pid()));
      }
    }
  }

  static boolean ends(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes down a started process, and has the warden watch over it. */
  synchronized void adopt(String name, ProcessHandle process, Gentle gentle) {
    try {
      Files.writeString(run.resolve(name + ".pid"), process.pid() + "\n");
      tellWarden("watch " + gentle + " " + process.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process has ended and its id may soon belong to somebody else. */
  synchronized void released(String name, ProcessHandle process) {
    try {
      Path file = run.resolve(name + ".pid");
      if (Files.exists(file)
          && Files.readString(file).strip().equals(Long.toString(process.pid()))) {
        Files.delete(file);
      }
      if (pipe != null) {
        tellWarden("forget - " + process.pid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tellWarden(String line) throws IOException {
    Writer to = pipe;
    if (to == null) {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", WARDEN, "chorus-warden", data.toString())
              .directory(data.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      warden = shell;
      to = shell.outputWriter(StandardCharsets.US_ASCII);
      pipe = to;
    }
    to.write(line + "\n");
    to.flush();
  }

  /** Ends the warden, which stops whatever was not released. */
  @Override
  public synchronized void close() {
    try {
      if (pipe != null) {
        pipe.close();
        pipe = null;
      }
      if (warden != null) {
        warden.waitFor(15, TimeUnit.SECONDS);
        warden = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
