package org.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one directory of a stack: recognizable by its marker, locked while in use.
 *
 * <p>The lock is the operating system's and vanishes with the process, so a stack that was killed
 * never blocks the next one; what its children still hold is for {@link Children} to recover.
 */
final class DataDirectory implements AutoCloseable {
  private static final String MARKER = "chorus-data";
  private static final String LOCK = "lock";

  /** Programs, not data: unpacked once and kept when the person starts over. */
  private static final String DISTRIBUTIONS = "dist";

  /** Process ids of the parts, empty while nothing runs. */
  private static final String RUN = "run";

  private static final String LOGS = "logs";

  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens the directory, creating it if need be, and holds it until closed.
   *
   * @throws CannotStart when the directory is somebody else's or in use
   */
  static DataDirectory open(Path directory) {
    try {
      Path root = directory.toAbsolutePath().normalize();
      if (Files.exists(root) && !Files.isDirectory(root)) {
        throw new CannotStart(root + " is a file. Name a directory with --data.");
      }
      Files.createDirectories(root);
      root = root.toRealPath(); // children are recognized by this path on their command line
      mark(root);
      FileChannel lock = lock(root);
      setLogsAside(root);
      return new DataDirectory(root, lock);
    } catch (IOException e) {
      throw new CannotStart(
          "Cannot use " + directory + ": " + e.getMessage() + ". Name another one with --data.", e);
    }
  }

  /**
   * Whether a stack holds the directory at this moment.
   *
   * @throws CannotStart when there is no data directory
   */
  static boolean isInUse(Path directory) {
    if (!Files.exists(directory.resolve(MARKER)) || !Files.exists(directory.resolve(LOCK))) {
      throw new CannotStart(
          directory + " is not a data directory of Chorus. Name one with --data DIR.");
    }
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return tryLock(channel) == null; // closing gives the lock back
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void mark(Path root) throws IOException {
    Path marker = root.resolve(MARKER);
    if (Files.exists(marker)) {
      return;
    }
    try (Stream<Path> entries = Files.list(root)) {
      if (entries.findAny().isPresent()) {
        throw new CannotStart(
            root
                + " is not empty and not a data directory of Chorus, so it is left alone."
                + " Name an empty or a new one with --data.");
      }
    }
    restrict(root);
    Files.writeString(marker, "Data of a local Chorus stack; deleted by ./chorus up --fresh\n");
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      ByteBuffer owner = ByteBuffer.allocate(32);
      channel.read(owner, 0);
      channel.close();
      String pid =
          new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII).strip();
      throw new CannotStart(
          root
              + " is in use by the stack with process id "
              + pid
              + ". Stop that one (kill "
              + pid
              + "), or start a second one beside it with --data DIR.");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)),
        0);
    return channel;
  }

  /** Each start writes new logs; those of the start before stay readable beside them. */
  private static void setLogsAside(Path root) throws IOException {
    Path logs = root.resolve(LOGS);
    if (Files.exists(logs)) {
      Path previous = root.resolve(LOGS + ".previous");
      delete(previous);
      Files.move(logs, previous);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) { // another stack in this very JVM
      return null;
    }
  }

  Path root() {
    return root;
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path distributions() {
    return root.resolve(DISTRIBUTIONS);
  }

  Path logs() {
    return directory(LOGS);
  }

  Path run() {
    return directory(RUN);
  }

  Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** Whether a step that happens once in the life of this directory has been completed. */
  boolean isDone(String step) {
    return Files.exists(root.resolve(step + ".done"));
  }

  void done(String step) {
    try {
      Files.writeString(root.resolve(step + ".done"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What starting over would delete; empty when there is nothing yet. */
  List<Path> contents() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(
              entry ->
                  !List.of(MARKER, LOCK, DISTRIBUTIONS, RUN)
                      .contains(entry.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all data; only for a directory this object holds the lock of. */
  void startOver() {
    contents().forEach(DataDirectory::delete);
  }

  static void delete(Path tree) {
    try {
      if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      List<Path> deepestFirst;
      try (Stream<Path> walk = Files.walk(tree)) {
        deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a whole file or none, readable by its owner only. */
  static void writeSecretly(Path file, String content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    if (isPosix(file)) {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void restrict(Path directory) throws IOException {
    if (isPosix(directory)) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private Path directory(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log of one part, for messages that name it. */
  Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /** The last lines of a part's log, or nothing when there is none. */
  Optional<String> tail(String part, int lines) {
    Path log = log(part);
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return Optional.of(
          String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
