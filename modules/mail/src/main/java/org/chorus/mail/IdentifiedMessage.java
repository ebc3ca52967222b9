package org.chorus.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * Keeps the Message-ID (RFC 5322, section 3.6.4) that it was given, where others make up a new one.
 */
final class IdentifiedMessage extends MimeMessage {

  private final String messageId;

  IdentifiedMessage(MimeMessage blank, String messageId) throws MessagingException {
    super(blank.getSession());
    this.messageId = messageId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
