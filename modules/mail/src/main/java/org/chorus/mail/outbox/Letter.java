package org.chorus.mail.outbox;

import java.util.Optional;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;

/**
 * One mail, ready to go, in plain text and in HTML. Prints masked.
 *
 * @param signedOn where the recipient signed; empty for mail to staff, which nobody holds back
 */
public record Letter(
    EmailAddress recipient,
    String senderName,
    Optional<EmailAddress> replyTo,
    String subject,
    String text,
    String html,
    Optional<SignedOn> signedOn) {

  /**
   * Which signature it is about, and on whose page it was given, in whose name the mail is written.
   *
   * @param organization empty for a common page
   */
  public record SignedOn(long signature, Optional<OrganizationId> organization) {}

  @Override
  public String toString() {
    return "Letter[masked]";
  }
}
