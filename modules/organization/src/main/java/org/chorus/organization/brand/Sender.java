package org.chorus.organization.brand;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chorus.kernel.EmailAddress;

/**
 * As whom an Organization writes to those who sign on its page. The address that the mail comes
 * from is another matter: the installation's, or one of the Organization's own once it is proven
 * (module mail).
 *
 * @param name what stands before the address; the Organization's own name when empty
 * @param replyTo where answers go; nobody answers when empty
 */
public record Sender(Optional<String> name, Optional<EmailAddress> replyTo) {

  /** Nothing chosen: the Organization's name, and no address for answers. */
  public static final Sender NONE = new Sender(Optional.empty(), Optional.empty());

  /** The longest name, in characters. */
  public static final int MAX_NAME = 70;

  private static final Pattern TROUBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}@<>]");

  public Sender {
    if (name.isPresent() && !isName(name.get())) {
      throw new IllegalArgumentException("not a sender's name");
    }
  }

  /**
   * Whether mail programs would show {@code text} as a name. One that looks like an address is
   * refused: it would pass for the address that the mail comes from.
   */
  public static boolean isName(String text) {
    return !text.isBlank() && text.length() <= MAX_NAME && !TROUBLE.matcher(text).find();
  }
}
