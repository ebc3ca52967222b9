package org.chorus.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Loads the demo coalition once per data directory, in a JVM of its own. */
final class DemoCoalition {
  static final String NAME = "demo";
  private static final String STEP = "demo-loaded";
  private static final String MAIN_CLASS = "org.chorus.local.demo.LoadDemo";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DataDirectory directory;
  private final Map<String, String> environment;
  private final ChildJvm jvm;

  DemoCoalition(DataDirectory directory, Map<String, String> environment, ChildJvm jvm) {
    this.directory = directory;
    this.environment = environment;
    this.jvm = jvm;
  }

  /** Whether there is something to load: the demo is in the build and not in the data yet. */
  boolean isMissing() {
    return !directory.isDone(STEP)
        && DemoCoalition.class.getResource("/" + MAIN_CLASS.replace('.', '/') + ".class") != null;
  }

  /** Loads it; interrupted in between, it is loaded again at the next start, which is harmless. */
  void load() {
    jvm.run(
        new ChildJvm.Program(
            System.getProperty("java.class.path"),
            List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"),
            MAIN_CLASS,
            List.of(),
            environment),
        PATIENCE);
    directory.done(STEP);
  }

  void stop() {
    jvm.stop();
  }
}
