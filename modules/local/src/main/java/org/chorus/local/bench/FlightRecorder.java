package org.chorus.local.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A recording of what the app does, by Java itself; it costs a few percent. */
final class FlightRecorder {

  private final House house;
  private final String name;

  private FlightRecorder(House house, String name) {
    this.house = house;
    this.name = name;
  }

  static FlightRecorder start(House house, String name) throws InterruptedException {
    FlightRecorder recorder = new FlightRecorder(house, name);
    recorder.command("JFR.start", "name=" + name, "settings=profile");
    return recorder;
  }

  /** Leaves what was recorded in a file. */
  void stop(Path recording) throws InterruptedException {
    command("JFR.stop", "name=" + name, "filename=" + recording);
  }

  private void command(String... command) throws InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> arguments =
        new ArrayList<>(List.of(jcmd.toString(), Long.toString(house.appProcess().pid())));
    arguments.addAll(List.of(command));
    Path output = house.directory().resolve("jcmd.out");
    Shell.run(arguments, Map.of(), output, Duration.ofSeconds(60));
  }
}
