package org.chorus.app.matrix;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code route-access.txt} says of one route; the file explains itself.
 *
 * @param words as in the file
 * @param steps what it takes, one after the other, and what happens otherwise
 * @param atLast what comes after the last step
 */
record RouteAccess(String words, List<Step> steps, String atLast) {

  static final String FILE = "route-access.txt";

  static final String SHOWN = "shown";
  static final String ABSENT = "absent";
  static final String REFUSED = "refused";
  static final String LOGIN = "login";

  /** Who has a login, whatever it is good for. */
  private static final String LOGGED_IN = "logged in";

  /** Whose colleague it is about. */
  private static final String OF_A = "of A";

  private record Step(String requirement, String otherwise) {

    boolean isMetBy(Visitor visitor) {
      return switch (requirement) {
        case LOGGED_IN -> visitor.isLoggedIn();
        case OF_A ->
            visitor.persona().filter(each -> each.seat() == Persona.Seat.CONVENING).isPresent();
        default -> visitor.persona().filter(Requirement.parse(requirement)::isMetBy).isPresent();
      };
    }
  }

  /** What happens to this visitor. */
  String expected(Visitor visitor) {
    return steps.stream()
        .filter(step -> !step.isMetBy(visitor))
        .findFirst()
        .map(Step::otherwise)
        .orElse(atLast);
  }

  private static RouteAccess parse(String words) {
    List<Step> steps = new ArrayList<>();
    String[] parts = words.split(", ", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      String[] step = parts[i].split(" else ", 2);
      steps.add(new Step(step[0], step[1]));
    }
    return new RouteAccess(words, steps, parts[parts.length - 1]);
  }

  /** Every route of the file, in its own order. */
  static Map<String, RouteAccess> read() {
    Map<String, RouteAccess> routes = new LinkedHashMap<>();
    try (InputStream file = requireNonNull(RouteAccess.class.getResourceAsStream(FILE))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" = ", 2))
          .forEach(
              line -> {
                if (line.length < 2
                    || routes.put(line[0].strip(), parse(line[1].strip())) != null) {
                  throw new IllegalArgumentException("twice, or without \" = \": " + line[0]);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return routes;
  }
}
