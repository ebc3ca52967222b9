package org.chorus.campaign.link;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a {@link CampaignLink} is known by in an address, as {@code ?via=k7m2xqp}: short enough for
 * paper, without letters and digits that are taken for one another. No secret, and not to be
 * guessed either: it is one of 27 thousand million.
 */
public record LinkCode(String value) {

  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int LENGTH = 7;
  private static final SecureRandom RANDOM = new SecureRandom();

  public LinkCode {
    if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not the code of a link");
    }
  }

  static LinkCode random() {
    return new LinkCode(
        RANDOM
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(n -> String.valueOf(ALPHABET.charAt(n)))
            .collect(Collectors.joining()));
  }

  /** As somebody may have typed it from paper; empty for what no code looks like. */
  public static Optional<LinkCode> parse(String text) {
    try {
      return Optional.of(new LinkCode(text.strip().toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
