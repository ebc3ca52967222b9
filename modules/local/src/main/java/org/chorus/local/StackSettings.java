package org.chorus.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a stack is to be set up; starts from {@link #in} and is narrowed by the {@code with} methods.
 *
 * @param data where everything durable lives
 * @param distributions where unpacked programs lie; inside of the data directory when empty
 * @param appPort the port that somebody insists on
 * @param familiarPorts whether to prefer the documented ports (8080, 8180, 8025) when they are free
 * @param fresh whether to delete what the data directory holds
 * @param appEnvironment added to the environment of the app, for tests of its settings
 */
public record StackSettings(
    Path data,
    Optional<Path> distributions,
    OptionalInt appPort,
    boolean familiarPorts,
    boolean fresh,
    Map<String, String> appEnvironment,
    Clock clock) {

  public StackSettings {
    appEnvironment = Map.copyOf(appEnvironment);
  }

  /** A stack on any free ports, with its data and programs in this directory. */
  public static StackSettings in(Path data) {
    return new StackSettings(
        data, Optional.empty(), OptionalInt.empty(), false, false, Map.of(), Clock.systemUTC());
  }

  /** Keeps unpacked programs in a directory that other stacks use too. */
  public StackSettings withSharedDistributions(Path shared) {
    return new StackSettings(
        data, Optional.of(shared), appPort, familiarPorts, fresh, appEnvironment, clock);
  }

  /** Adds variables to the environment of the app. */
  public StackSettings withAppEnvironment(Map<String, String> variables) {
    return new StackSettings(data, distributions, appPort, familiarPorts, fresh, variables, clock);
  }

  static StackSettings of(UpOptions options) {
    return new StackSettings(
        options.data(),
        Optional.empty(),
        options.port(),
        true,
        options.fresh(),
        Map.of(),
        Clock.systemUTC());
  }
}
