package org.chorus.app.matrix;

import java.util.List;
import java.util.Set;

/**
 * What it takes to get through, in the words of {@code service-access.txt}.
 *
 * @param alternatives each of them is enough
 * @param hides whether others get nothing in place of a refusal: false, empty, none
 */
record Requirement(List<String> alternatives, boolean hides) {

  Requirement {
    alternatives.forEach(Requirement::check);
  }

  static Requirement parse(String words) {
    boolean hides = words.endsWith("?");
    String plain = hides ? words.substring(0, words.length() - 1) : words;
    return new Requirement(List.of(plain.split(" or ", -1)), hides);
  }

  boolean isMetBy(Persona persona) {
    return alternatives.stream().anyMatch(alternative -> isMet(alternative, persona));
  }

  private static boolean isMet(String alternative, Persona persona) {
    return switch (alternative) {
      case "nobody" -> false;
      case "member" -> persona.isMember();
      case "partner" -> persona.isMember() && persona.seat() != Persona.Seat.NONE;
      case "seat" -> persona.hasActiveSeat();
      default -> {
        String permission = permissionOf(alternative);
        yield switch (placeOf(alternative)) {
          case "" -> persona.may(permission);
          case "@coalition" -> persona.mayInCoalition(permission);
          default -> persona.mayInCampaign(permission);
        };
      }
    };
  }

  private static void check(String alternative) {
    if (Set.of("nobody", "member", "partner", "seat").contains(alternative)) {
      return;
    }
    if (!Set.of("", "@coalition", "@campaign").contains(placeOf(alternative))
        || Persona.PERMITTED.values().stream()
            .noneMatch(permissions -> permissions.contains(permissionOf(alternative)))) {
      throw new IllegalArgumentException("no such requirement: " + alternative);
    }
  }

  private static String permissionOf(String alternative) {
    return alternative.replaceFirst("@.*", "");
  }

  private static String placeOf(String alternative) {
    return alternative.substring(permissionOf(alternative).length());
  }

  /** As in the file. */
  @Override
  public String toString() {
    return String.join(" or ", alternatives) + (hides ? "?" : "");
  }
}
