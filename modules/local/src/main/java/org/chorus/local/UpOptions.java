package org.chorus.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * What stands behind {@code ./chorus up}.
 *
 * @param port the port of the app if the person insists on one; it is then never replaced
 * @param data where everything durable lives
 * @param fresh whether to start over with an empty data directory
 */
record UpOptions(OptionalInt port, Path data, boolean fresh) {

  static final Path DEFAULT_DATA = Path.of(".chorus");

  /** Parses the command line, or refuses with a message that says what is wrong. */
  static UpOptions parse(List<String> arguments) {
    OptionalInt port = OptionalInt.empty();
    Path data = DEFAULT_DATA;
    boolean fresh = false;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String argument = rest.removeFirst();
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      if (equals > 0) { // --port=9000 is --port 9000
        rest.addFirst(argument.substring(equals + 1));
        argument = argument.substring(0, equals);
      }
      switch (argument) {
        case "--port" -> port = OptionalInt.of(port(valueOf(argument, rest)));
        case "--data" -> data = path(valueOf(argument, rest));
        case "--fresh" -> {
          if (equals > 0) {
            throw new CannotStart("--fresh takes no value.");
          }
          fresh = true;
        }
        default ->
            throw new CannotStart(
                "Unknown option " + argument + ". Known: --fresh, --port N, --data DIR.");
      }
    }
    return new UpOptions(port, data.toAbsolutePath().normalize(), fresh);
  }

  private static String valueOf(String option, Deque<String> rest) {
    String value = rest.isEmpty() ? "" : rest.removeFirst();
    if (value.isBlank() || value.startsWith("--")) {
      throw new CannotStart(option + " needs a value.");
    }
    return value;
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // refused below, with the numbers that are not
    }
    throw new CannotStart("--port takes a number from 1 to 65535, not " + value + ".");
  }

  private static Path path(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new CannotStart("--data takes a directory: " + e.getReason() + ".", e);
    }
  }
}
