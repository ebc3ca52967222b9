package org.chorus.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.chorus.local.Secrets.Use;

/**
 * The whole house on this machine. Opening it claims the data directory and the ports; starting it
 * starts the parts in order; closing it stops what runs and leaves the data.
 *
 * <p>Single parts can be stopped, killed and started again while the others run. No process
 * outlives the JVM that opened the stack, however that JVM ends (see {@link Children}).
 */
public final class LocalStack implements AutoCloseable {

  /** Told what goes on, from several threads. */
  public interface Progress {
    /** A step of a part begins or has ended. */
    void note(String part, String what);

    /** A part ended although nobody stopped it. */
    void died(String part);

    /** For tests, which look at the parts themselves. */
    static Progress silent() {
      return new Progress() {
        @Override
        public void note(String part, String what) {}

        @Override
        public void died(String part) {}
      };
    }
  }

  private final DataDirectory directory;
  private final Ports ports;
  private final Children children;
  private final Progress progress;
  private final Postgres postgres;
  private final MailCatcher mail;
  private final Keycloak keycloak;
  private final AppProcess app;
  private final Map<String, String> appSurroundings;
  private final DemoCoalition demo;
  private final Thread atExit = new Thread(this::stopAll, "stop the stack");
  private final CompletableFuture<Void> databaseReady = new CompletableFuture<>();
  private final CompletableFuture<Void> console = new CompletableFuture<>();
  private Thread keycloakStart = Thread.ofVirtual().unstarted(() -> {});

  private LocalStack(
      StackSettings settings, Progress progress, DataDirectory directory, Ports ports) {
    this.directory = directory;
    this.ports = ports;
    this.progress = progress;
    this.children = new Children(directory.run(), directory.root());
    recover(settings);

    Secrets secrets = Secrets.in(directory.secrets());
    Path distributions = settings.distributions().orElseGet(directory::distributions);
    int appPort =
        settings.appPort().isPresent()
            ? insistOn(settings.appPort().getAsInt())
            : port(settings, 8080);
    int keycloakPort = port(settings, 8180);
    URI publicUrl = URI.create("http://localhost:" + appPort);

    this.mail = new MailCatcher(port(settings, 1025), port(settings, 8025), settings.clock());
    this.postgres =
        new Postgres(directory, distributions, ports.any(), secrets, children, this::died);
    this.keycloak =
        new Keycloak(
            keycloakPort,
            new Keycloak.Surroundings(distributions, postgres, publicUrl, mail.smtpPort(), secrets),
            child(Keycloak.NAME),
            child("keycloak-build"));
    Map<String, String> environment = appEnvironment(appPort, secrets);
    environment.putAll(settings.appEnvironment());
    this.appSurroundings = Map.copyOf(environment);
    this.app = new AppProcess(appPort, environment, child(AppProcess.NAME));
    this.demo = new DemoCoalition(directory, environment, child(DemoCoalition.NAME));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Claims the data directory and ports; starts nothing yet.
   *
   * @throws CannotStart when the directory or a port that somebody insists on is taken
   */
  public static LocalStack open(StackSettings settings, Progress progress) {
    DataDirectory directory = DataDirectory.open(settings.data());
    Ports ports = Ports.ofThisUser();
    try {
      return new LocalStack(settings, progress, directory, ports);
    } catch (RuntimeException e) {
      ports.close();
      directory.close();
      throw e;
    }
  }

  /**
   * Starts everything, loading the demo coalition at the first start, and returns when the public
   * site answers. Keycloak needs longer: see {@link #awaitConsole}.
   */
  public void start() {
    keycloakStart =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    keycloak.prepare();
                    databaseReady.join();
                    startKeycloak();
                  } catch (RuntimeException e) {
                    console.completeExceptionally(e);
                  }
                });
    startPublicSite();
  }

  /**
   * Starts what supporters need, loading the demo coalition at the first start, and returns when
   * the public site answers: everything but Keycloak, so staff cannot log in.
   */
  public void startPublicSite() {
    startDatabaseAndMail();
    if (demo.isMissing()) {
      progress.note(DemoCoalition.NAME, "loading");
      demo.load();
      progress.note(DemoCoalition.NAME, "loaded");
    }
    progress.note(AppProcess.NAME, "starting");
    app.start();
    progress.note(AppProcess.NAME, "ready");
  }

  private void startDatabaseAndMail() {
    try {
      mail.start();
      progress.note(Postgres.NAME, "starting");
      postgres.start();
      progress.note(Postgres.NAME, "ready");
      databaseReady.complete(null);
    } catch (RuntimeException e) {
      databaseReady.completeExceptionally(e);
      throw e;
    }
  }

  private void startKeycloak() {
    progress.note(Keycloak.NAME, "starting");
    keycloak.start();
    progress.note(Keycloak.NAME, "ready");
    console.complete(null);
  }

  /** Returns when Keycloak answers too, so that staff can log in; fails when it failed. */
  public void awaitConsole() {
    try {
      console.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CannotStart refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  /** Stops everything and gives the data directory and the ports back. */
  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the JVM is going down already, and the hook does its work
    }
  }

  private synchronized void stopAll() {
    keycloakStart.interrupt();
    demo.stop();
    app.stop();
    keycloak.stop();
    mail.stop();
    postgres.stop();
    children.close();
    ports.close();
    directory.close();
  }

  public Postgres postgres() {
    return postgres;
  }

  public Keycloak keycloak() {
    return keycloak;
  }

  public MailCatcher mail() {
    return mail;
  }

  public AppProcess app() {
    return app;
  }

  /**
   * A second server of the app, on the same database and Keycloak and under the same public
   * address, as behind a load balancer. Not started; stopped with the stack.
   */
  AppProcess anotherApp() {
    int port = ports.any();
    return new AppProcess(port, surroundings(port), child(AppProcess.NAME + "-2"));
  }

  /** The environment of one more server of the app on a port. */
  Map<String, String> surroundings(int port) {
    Map<String, String> environment = new HashMap<>(appSurroundings);
    environment.put("SERVER_PORT", Integer.toString(port));
    return environment;
  }

  /**
   * Runs a program that ends by itself, in a JVM of its own with the settings and the memory of the
   * app, and expects it to succeed. What it writes goes into a log of its name.
   */
  public void run(String name, Class<?> program, List<String> arguments, Duration patience) {
    child(name)
        .run(
            new ChildJvm.Program(
                System.getProperty("java.class.path"),
                AppProcess.OPTIONS,
                program.getName(),
                arguments,
                appSurroundings),
            patience);
  }

  /** A port of the loopback interface that stays free for whoever asked, until the stack closes. */
  public int freePort() {
    return ports.any();
  }

  /**
   * Has a program that others started beside the stack end with it at the latest, however the stack
   * ends. Its command line has to name the {@linkplain #data data directory}.
   */
  public void adopt(String name, ProcessHandle process) {
    children.adopt(name, process, Children.Gentle.TERM);
    CompletableFuture<Void> _ =
        process.onExit().thenAccept(ended -> children.released(name, ended));
  }

  /** The directory with everything durable, by its real path. */
  public Path data() {
    return directory.root();
  }

  /** The directory of the logs, one file per part. */
  public Path logs() {
    return directory.logs();
  }

  DataDirectory directory() {
    return directory;
  }

  private void recover(StackSettings settings) {
    List<String> orphans = children.stopOrphans();
    if (!orphans.isEmpty()) {
      progress.note(
          "recovery", "stopped what an earlier stack left: " + String.join(", ", orphans));
    }
    if (settings.fresh()) {
      String doomed =
          directory.contents().stream()
              .map(path -> path.getFileName().toString())
              .collect(Collectors.joining(", "));
      if (!doomed.isEmpty()) {
        progress.note("fresh", "deleting " + doomed + " in " + directory.root());
        directory.startOver();
      }
    }
  }

  private ChildJvm child(String name) {
    return new ChildJvm(name, directory, children, this::died);
  }

  private void died(String part) {
    progress.died(part);
  }

  private int insistOn(int port) {
    return ports
        .claim(port)
        .orElseThrow(
            () ->
                new CannotStart(
                    "Port "
                        + port
                        + " is busy. Name another one, or leave --port out and a free one is"
                        + " found."));
  }

  private int port(StackSettings settings, int familiar) {
    return settings.familiarPorts() ? ports.preferably(familiar) : ports.any();
  }

  private Map<String, String> appEnvironment(int port, Secrets secrets) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("SPRING_DATASOURCE_URL", postgres.url());
    environment.put("SPRING_DATASOURCE_USERNAME", postgres.app().username());
    environment.put("SPRING_DATASOURCE_PASSWORD", postgres.app().password());
    environment.put("SPRING_FLYWAY_USER", postgres.owner().username());
    environment.put("SPRING_FLYWAY_PASSWORD", postgres.owner().password());
    environment.put("SPRING_MAIL_HOST", "127.0.0.1");
    environment.put("SPRING_MAIL_PORT", Integer.toString(mail.smtpPort()));
    environment.put("CHORUS_PUBLIC_URL", "http://localhost:" + port);
    environment.put("CHORUS_KEYCLOAK_URL", keycloak.url().toString());
    environment.put("CHORUS_KEYCLOAK_REALM", Keycloak.REALM);
    environment.put("CHORUS_KEYCLOAK_CLIENT_ID", "chorus-console");
    environment.put("CHORUS_KEYCLOAK_CLIENT_SECRET", keycloak.consoleSecret());
    environment.put("CHORUS_KEYCLOAK_ADAPTER_CLIENT_ID", "chorus-adapter");
    environment.put("CHORUS_KEYCLOAK_ADAPTER_CLIENT_SECRET", keycloak.adapterSecret());
    environment.put("CHORUS_SIGNER_KEY", secrets.of(Use.SIGNER_KEY));
    environment.put("CHORUS_OUTGOING_LOCAL_ALLOWED", "true");
    environment.put("CHORUS_MAIL_FROM", "campaigns@chorus.example");
    environment.put("CHORUS_PLATFORM_ORGANIZATION", "chorus-operations");
    return environment;
  }
}
