package org.chorus.app.matrix;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file that says of every method of every service who gets through; it explains itself. */
final class ServiceAccess {

  static final String FILE = "service-access.txt";

  /** Of methods that ask nobody, and why they need not. */
  static final Set<String> ASKS_NOBODY = Set.of("public", "internal", "answers");

  private ServiceAccess() {}

  /** What the file says of each method, in its own order. */
  static Map<String, String> read() {
    Map<String, String> lines = new LinkedHashMap<>();
    try (InputStream file = requireNonNull(ServiceAccess.class.getResourceAsStream(FILE))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("\\s*#.*", ""))
          .filter(line -> !line.isBlank())
          .map(line -> line.split(" = ", 2))
          .forEach(
              line -> {
                if (line.length < 2 || lines.put(line[0].strip(), line[1].strip()) != null) {
                  throw new IllegalArgumentException("twice, or without \" = \": " + line[0]);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /**
   * The requirements of one method, by whose page they are about; with one for the Organization's
   * own page where the line names none, which is also what a method has that knows no pages.
   */
  static Map<WhosePage, Requirement> requirements(String words) {
    Map<WhosePage, Requirement> byPage = new TreeMap<>();
    for (String part : words.split(", ", -1)) {
      int colon = part.indexOf(": ");
      byPage.put(
          colon < 0 ? WhosePage.OWN : WhosePage.called(part.substring(0, colon)),
          Requirement.parse(colon < 0 ? part : part.substring(colon + 2)));
    }
    return byPage;
  }

  /** The page that a call is about, seen from the Organization that the caller acts for. */
  enum WhosePage {
    OWN("own page"),
    COMMON("common page"),
    ANOTHERS("another's page");

    final String words;

    WhosePage(String words) {
      this.words = words;
    }

    static WhosePage called(String words) {
      for (WhosePage page : values()) {
        if (page.words.equals(words)) {
          return page;
        }
      }
      throw new IllegalArgumentException("no such page: " + words);
    }
  }
}
