package org.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path temporary;
  private final CompletableFuture<String> died = new CompletableFuture<>();
  private DataDirectory directory;
  private Children children;
  private Ports ports;
  private ChildJvm child;

  @BeforeEach
  void open() {
    directory = DataDirectory.open(temporary.resolve("data"));
    children = new Children(directory.run(), directory.root());
    ports = new Ports(temporary.resolve("claims"));
    child = new ChildJvm("part", directory, children, died::complete);
  }

  @AfterEach
  void close() {
    child.kill();
    children.close();
    ports.close();
    directory.close();
  }

  /** Answers on a port, or ends at once with the status it is told. */
  static final class Part {
    static void main(String[] arguments) throws IOException {
      if (arguments[0].equals("exit")) {
        System.out.println("last words – " + System.getenv("CHORUS_TEST"));
        System.exit(Integer.parseInt(arguments[1]));
      }
      // A library of the test class path: children run on the same one.
      Assertions.setMaxStackTraceElementsDisplayed(3);
      HttpServer server =
          HttpServer.create(
              new InetSocketAddress(
                  InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])),
              0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }
  }

  @Test
  void runsOnOurClassPathAndStopsWhenAsked() throws IOException {
    int port = serve();
    child.awaitAnswer(URI.create("http://localhost:" + port + "/"), PATIENCE);
    child.stop();
    assertThat(child.isRunning()).isFalse();
    assertThat(directory.run()).isEmptyDirectory();
    assertThat(died).isNotDone();
    // and starts again on the same port
    launch("serve", Integer.toString(port));
    child.awaitAnswer(URI.create("http://localhost:" + port + "/"), PATIENCE);
  }

  @Test
  void carriesTheDataDirectoryOnItsCommandLine() {
    serve();
    String pid = read(directory.run().resolve("part.pid"));
    assertThat(children.ours(pid)).isPresent();
    Children elsewhere = new Children(directory.run(), temporary.resolve("elsewhere"));
    assertThat(elsewhere.ours(pid)).isEmpty();
  }

  @Test
  void tellsWhenItDiesUnasked() throws Exception {
    serve();
    ProcessHandle.of(Long.parseLong(read(directory.run().resolve("part.pid"))))
        .orElseThrow()
        .destroyForcibly();
    assertThat(died.get(60, TimeUnit.SECONDS)).isEqualTo("part");
    assertThat(child.isRunning()).isFalse();
  }

  @Test
  void whenItEndsInsteadOfAnswering_thenTheMessageShowsItsLog() {
    launch("exit", "3");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> child.awaitAnswer(URI.create("http://localhost:1/"), PATIENCE))
        .withMessageContaining("ended while it started")
        .withMessageContaining("last words – of the environment")
        .withMessageContaining("part.log");
  }

  @Test
  void aProgramThatSucceedsIsNoDeath() {
    child.run(program("exit", "0"), PATIENCE);
    assertThat(died).isNotDone();
    assertThat(directory.run()).isEmptyDirectory();
  }

  @Test
  void refusesAProgramThatFails() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> child.run(program("exit", "3"), PATIENCE))
        .withMessageContaining("exit status 3");
  }

  private int serve() {
    int port = ports.any();
    launch("serve", Integer.toString(port));
    return port;
  }

  private void launch(String... arguments) {
    child.launch(program(arguments));
  }

  private static ChildJvm.Program program(String... arguments) {
    return new ChildJvm.Program(
        System.getProperty("java.class.path"),
        List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"),
        Part.class.getName(),
        List.of(arguments),
        Map.of("CHORUS_TEST", "of the environment"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
