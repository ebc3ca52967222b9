package org.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Free ports of the loopback interface, claimed until closed.
 *
 * <p>A part binds its port seconds after it was chosen. So that two stacks starting side by side do
 * not choose the same one in between, each choice is also a file lock shared by all stacks of this
 * user; the lock vanishes with the process, however that ends.
 */
final class Ports implements AutoCloseable {
  private final Path claims;
  private final List<FileChannel> held = new ArrayList<>();

  Ports(Path claims) {
    this.claims = claims;
  }

  static Ports ofThisUser() {
    return new Ports(
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "chorus-ports-" + System.getProperty("user.name")));
  }

  /** The preferred port if nobody uses it, else one the system calls free. */
  int preferably(int preferred) {
    return claim(preferred).orElseGet(this::any);
  }

  /** Exactly this port; empty when somebody uses it. */
  Optional<Integer> claim(int port) {
    if (isBound(port)) {
      return Optional.empty();
    }
    return lock(port) ? Optional.of(port) : Optional.empty();
  }

  /** A port the system calls free. */
  int any() {
    for (int attempt = 0; attempt < 50; attempt++) {
      int port = ephemeral();
      if (lock(port)) {
        return port;
      }
    }
    throw new CannotStart("No free port found. Stop something that listens, then try again.");
  }

  @Override
  public void close() {
    for (FileChannel channel : held) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    held.clear();
  }

  private boolean lock(int port) {
    FileChannel channel = null;
    try {
      Files.createDirectories(claims);
      channel =
          FileChannel.open(
              claims.resolve(port + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return false;
      }
      held.add(channel);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) { // another stack in this very JVM
      return null;
    }
  }

  private static boolean isBound(int port) {
    // Both, because a listener on all interfaces does not always collide with one on the loopback.
    return !binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        || !binds(new InetSocketAddress(port));
  }

  private static boolean binds(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a stack stopped a moment ago does not make its port busy
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int ephemeral() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
