package org.chorus.site.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.campaign.published.PublishedPage;

/**
 * A short name for exactly what a person has before them: the revision and every wording that is
 * asked or disclosed. The form brings it back, so that nobody is on record with something they
 * never saw (GDPR Art. 7(1)).
 */
public final class Edition {

  private static final int BYTES = 12;

  private Edition() {}

  public static String of(PublishedPage page) {
    String seen =
        Stream.concat(
                Stream.of(page.revision().value()),
                page.asks().stream().map(ask -> ask.text().value()))
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    return digest(seen);
  }

  /** A short name for a text, the same for the same text. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
