package org.chorus.mail.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Keeps the Message-ID (RFC 5322, section 3.6.4) that it was given, where others make up a new one.
 */
final class IdentifiedMessage extends SMTPMessage {

  private final String messageId;

  IdentifiedMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
