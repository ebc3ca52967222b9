package org.chorus.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.chorus.local.AppProcess;
import org.chorus.local.CannotStart;
import org.chorus.local.LocalStack;
import org.chorus.local.MailCatcher;
import org.chorus.local.Postgres;
import org.chorus.local.StackSettings;

/**
 * The house under load: the app and a durable PostgreSQL of its own as {@code ./chorus up} starts
 * them, with the demo's coalition of three partners, whose petition asks everybody for three
 * consents. Without Keycloak, which no supporter meets.
 */
final class House implements AutoCloseable {

  /** A co-branded page of the petition. */
  static final String PAGE = "/free-the-ilsa/clearwater";

  static final int CONSENTS = 3;

  private static final int NETWORKS = 1 << 16;

  private final LocalStack stack;
  private final Path directory;

  private House(LocalStack stack, Path directory) {
    this.stack = stack;
    this.directory = directory;
  }

  /** Starts it with nothing in it but the demo; what an earlier run left is deleted. */
  static House open(BenchOptions options, Progress progress) {
    return open(options, progress, options.into().resolve("house"));
  }

  /** A second one, for a benchmark that compares two. */
  static House openAnother(BenchOptions options, Progress progress) {
    return open(options, progress, options.into().resolve("another-house"));
  }

  private static House open(BenchOptions options, Progress progress, Path data) {
    Path into = options.into();
    StackSettings settings =
        new StackSettings(
            data,
            Optional.of(into.resolve("programs")),
            OptionalInt.empty(),
            false,
            true,
            surroundings(options.benchmark()),
            Clock.systemUTC());
    LocalStack stack = LocalStack.open(settings, progress);
    try {
      stack.postgres().start();
      if (options.benchmark().equals(Optional.of(Benchmark.COUNT))) {
        stack.postgres().countStatements(); // which costs a little, so nothing else has it
      }
      stack.startPublicSite();
      return new House(
          stack, Files.createDirectories(into.resolve("work").resolve(data.getFileName())));
    } catch (IOException e) {
      stack.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /**
   * The client address of the next person, in a network that nobody has (RFC 3849): another each
   * time, because people are in many places and the app counts who comes from one. The app believes
   * it as it believes a proxy in a private network.
   */
  static String client(int number) {
    return "2001:db8:" + Integer.toHexString(number & (NETWORKS - 1)) + "::1";
  }

  private static Map<String, String> surroundings(Optional<Benchmark> benchmark) {
    Map<String, String> surroundings = new HashMap<>();
    surroundings.put("CHORUS_DEMO_PETITION_CONSENT", "EXPLICIT");
    if (benchmark.equals(Optional.of(Benchmark.PAGES))) {
      surroundings.putAll(ConstantAnswer.SURROUNDINGS);
    }
    return surroundings;
  }

  AppProcess app() {
    return stack.app();
  }

  Postgres postgres() {
    return stack.postgres();
  }

  MailCatcher mail() {
    return stack.mail();
  }

  /** One that nothing else of this machine listens on. */
  int freePort() {
    return stack.freePort();
  }

  /** Where programs work that are {@linkplain #adopt adopted}. */
  Path data() {
    return stack.data();
  }

  /** Has a program end with this house, however that ends. */
  void adopt(String name, ProcessHandle process) {
    stack.adopt(name, process);
  }

  /** Runs a program that uses the services as the app does, and ends by itself. */
  void run(String name, Class<?> program, List<String> arguments, Duration patience) {
    stack.run(name, program, arguments, patience);
  }

  /** For scripts and logs of a run. */
  Path directory() {
    return directory;
  }

  Connection connect() throws SQLException {
    return postgres().connectAs(postgres().owner());
  }

  /** The most memory that the app has held so far, resident, in megabytes of 1,024 kilobytes. */
  long appMaxRssMb() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(appProcess().pid()), "status"))
              .stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow(() -> new CannotStart("This system does not tell what a process holds."))
          / 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle appProcess() {
    return app().process().orElseThrow(() -> new CannotStart("The app does not run any more."));
  }

  /**
   * Has the app stand still while it is somebody else's turn: what it would still do, sending mail
   * for instance, would take from the other.
   */
  void standStill() throws InterruptedException {
    signal("STOP");
  }

  /** Has the app go on where it stood still. */
  void goOn() throws InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws InterruptedException {
    Shell.run(
        List.of("kill", "-" + name, Long.toString(appProcess().pid())),
        Map.of(),
        directory.resolve("signal.out"),
        Duration.ofSeconds(10));
  }

  /** Whether it says so itself, database and all. */
  boolean appIsReady() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
              .send(
                  HttpRequest.newBuilder(app().url().resolve("/actuator/health/readiness"))
                      .timeout(Duration.ofSeconds(10))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What goes to PostgreSQL by {@code psql} or the like, as the owner of the tables. */
  String addressAsOwner() {
    Postgres.Login owner = postgres().owner();
    return "postgresql://%s:%s@127.0.0.1:%d/chorus"
        .formatted(owner.username(), owner.password(), postgres().port());
  }

  @Override
  public void close() {
    stack.close();
  }
}
