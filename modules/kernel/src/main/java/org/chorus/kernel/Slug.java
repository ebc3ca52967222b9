package org.chorus.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name in an address: 2 to 60 lower-case letters {@code a-z}, digits and single hyphens, neither
 * first nor last a hyphen.
 */
public record Slug(String value) implements Comparable<Slug> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final int MAX_LENGTH = 60;

  public Slug {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "an address part has 2 to 60 lower-case letters, digits and single hyphens");
    }
  }

  /** Empty when {@code text} is not of the form above. */
  public static Optional<Slug> parse(String text) {
    return isWellFormed(text) ? Optional.of(new Slug(text)) : Optional.empty();
  }

  /**
   * Proposes a slug for a heading: accents dropped, everything else that is not a letter or digit
   * turned into hyphens. Empty when too little is left, as for a heading in another script.
   */
  public static Optional<Slug> proposeFor(String heading) {
    String plain =
        Normalizer.normalize(heading, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), MAX_LENGTH));
    return parse(cut.replaceAll("^-+|-+$", ""));
  }

  private static boolean isWellFormed(String text) {
    return text.length() >= 2 && text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(Slug other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
