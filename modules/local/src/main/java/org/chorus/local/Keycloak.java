package org.chorus.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chorus.local.Secrets.Use;

/**
 * Keycloak with the realm {@code chorus}, as a child process. Its data are a database of the same
 * PostgreSQL, so they are as durable as ours.
 */
public final class Keycloak {
  static final String NAME = "keycloak";
  static final String REALM = "chorus";
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /**
   * Run without its shell script, which would stay as a parent process and outlive a kill. The
   * options are the script's own.
   */
  private static final String MAIN_CLASS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx512m",
          "-XX:MetaspaceSize=96M",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "-Duser.language=en",
          "-Duser.country=US",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Dpicocli.disable.closures=true",
          "-Dquarkus-log-max-startup-records=10000",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  /** What the rest of the house tells Keycloak. */
  record Surroundings(
      Path distributions, Postgres postgres, URI publicUrl, int smtpPort, Secrets secrets) {}

  private final int port;
  private final Surroundings surroundings;
  private final ChildJvm jvm;
  private final ChildJvm builder;

  Keycloak(int port, Surroundings surroundings, ChildJvm jvm, ChildJvm builder) {
    this.port = port;
    this.surroundings = surroundings;
    this.jvm = jvm;
    this.builder = builder;
  }

  /** Unpacks and optimizes it, once; the slow part of a first start, and needs no database. */
  Path prepare() {
    return Unpacked.once(
        surroundings.distributions(),
        "keycloak-" + BuildOutput.keycloakVersion(),
        home -> {
          unzip(BuildOutput.keycloakZip(), home);
          builder.run(program(home, List.of("build", "--db=postgres"), Map.of()), PATIENCE);
        });
  }

  /** Starts it and returns when the realm answers and fits to our addresses. */
  public void start() {
    Path home = prepare();
    writeRealm(home);
    jvm.launch(program(home, List.of("start", "--optimized", "--import-realm"), environment()));
    jvm.awaitAnswer(
        url().resolve("/realms/" + REALM + "/.well-known/openid-configuration"), PATIENCE);
    // The import fills in addresses only once in the life of a realm; ports change.
    admin().settle(surroundings.publicUrl(), surroundings.smtpPort());
    new RealmRenewal(admin(), realm()).renew();
  }

  public void stop() {
    builder.stop();
    jvm.stop();
  }

  public void kill() {
    builder.kill();
    jvm.kill();
  }

  public boolean isRunning() {
    return jvm.isRunning();
  }

  public int port() {
    return port;
  }

  /** The base address, without realm. */
  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  /** The issuer of every token of the realm, to the letter. */
  public URI issuer() {
    return URI.create("http://localhost:" + port + "/realms/" + REALM);
  }

  /** The administrator's side of the server, for adjusting the realm in tests. */
  public KeycloakAdmin admin() {
    return new KeycloakAdmin(url(), surroundings.secrets().of(Use.KEYCLOAK_ADMIN));
  }

  /** The secret of the client {@code chorus-console}. */
  public String consoleSecret() {
    return surroundings.secrets().of(Use.KEYCLOAK_CONSOLE_CLIENT);
  }

  /** The secret of the client {@code chorus-adapter}. */
  public String adapterSecret() {
    return surroundings.secrets().of(Use.KEYCLOAK_ADAPTER_CLIENT);
  }

  private Map<String, String> environment() {
    Secrets secrets = surroundings.secrets();
    Map<String, String> environment = new HashMap<>();
    environment.put("KC_DB_URL", surroundings.postgres().url("keycloak"));
    environment.put("KC_DB_USERNAME", "keycloak");
    environment.put("KC_DB_PASSWORD", secrets.of(Use.POSTGRES_KEYCLOAK));
    environment.put("KC_DB_POOL_MAX_SIZE", "20");
    environment.put("KC_HTTP_ENABLED", "true");
    environment.put("KC_HTTP_HOST", "127.0.0.1");
    environment.put("KC_HTTP_PORT", Integer.toString(port));
    environment.put("KC_HOSTNAME", url().toString());
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.USERNAME);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of(Use.KEYCLOAK_ADMIN));
    environment.put("CHORUS_PUBLIC_URL", surroundings.publicUrl().toString());
    environment.put("CHORUS_CONSOLE_SECRET", consoleSecret());
    environment.put("CHORUS_ADAPTER_SECRET", adapterSecret());
    environment.put("CHORUS_SMTP_HOST", "127.0.0.1");
    environment.put("CHORUS_SMTP_PORT", Integer.toString(surroundings.smtpPort()));
    environment.put("CHORUS_SMTP_FROM", "chorus@chorus.example");
    return environment;
  }

  private static ChildJvm.Program program(
      Path home, List<String> arguments, Map<String, String> environment) {
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    options.add("-Dkc.home.dir=" + home);
    options.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    Map<String, String> all = new HashMap<>(environment);
    all.put("KC_CACHE", "local"); // one node: no discovery of others on the network
    return new ChildJvm.Program(
        home.resolve("lib/quarkus-run.jar").toString(), options, MAIN_CLASS, arguments, all);
  }

  private static void writeRealm(Path home) {
    try {
      Path directory = Files.createDirectories(home.resolve("data/import"));
      Path draft = Files.createTempFile(home.resolve("data"), "chorus-realm", ".json");
      Files.write(draft, realm());
      Files.move(
          draft, directory.resolve("chorus-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] realm() {
    return RealmFile.withDemo(BuildOutput.resource("chorus-realm.json"), DemoOrganizations.read());
  }

  private static void unzip(Path zip, Path home) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path name = Path.of(entry.getName());
        if (name.getNameCount() < 2) {
          continue; // the top directory carries the version and is left out
        }
        Path target = home.resolve(name.subpath(1, name.getNameCount())).normalize();
        if (!target.startsWith(home)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target);
        }
      }
    }
  }
}
