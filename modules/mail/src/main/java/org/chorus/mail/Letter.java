package org.chorus.mail;

import java.util.Optional;
import org.chorus.kernel.EmailAddress;

/** One mail, ready to go, in plain text and in HTML. */
record Letter(
    EmailAddress recipient,
    String senderName,
    Optional<EmailAddress> replyTo,
    String subject,
    String text,
    String html) {

  @Override
  public String toString() {
    return "Letter[masked]";
  }
}
