package org.chorus.local;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The app, as a child process on the class path of this JVM. */
public final class AppProcess {
  static final String NAME = "app";
  private static final String MAIN_CLASS = "org.chorus.ChorusApplication";

  static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:+UseParallelGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int port;
  private final Map<String, String> environment;
  private final ChildJvm jvm;

  AppProcess(int port, Map<String, String> environment, ChildJvm jvm) {
    this.port = port;
    this.environment = environment;
    this.jvm = jvm;
  }

  /** Starts it and returns when it is ready, whether Keycloak is up or not. */
  public void start() {
    jvm.launch(
        new ChildJvm.Program(
            System.getProperty("java.class.path"), OPTIONS, MAIN_CLASS, List.of(), environment));
    jvm.awaitAnswer(url().resolve("/actuator/health/readiness"), PATIENCE);
  }

  public void stop() {
    jvm.stop();
  }

  /** {@code kill -9}: requests in flight get no answer. */
  public void kill() {
    jvm.kill();
  }

  public boolean isRunning() {
    return jvm.isRunning();
  }

  /** The process while it runs, to be measured from outside. */
  public Optional<ProcessHandle> process() {
    return jvm.process();
  }

  public int port() {
    return port;
  }

  /** What a browser on this machine opens. */
  public URI url() {
    return URI.create("http://localhost:" + port);
  }
}
