package org.chorus.mail.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Keeps the Message-ID (RFC 5322, section 3.6.4) that it was given, where others make up a new one,
 * and is handed over in one piece: it is encoded byte by byte, and the way to the server takes a
 * lock for each piece that it gets.
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

  @Override
  public void writeTo(OutputStream to, String @Nullable [] ignoredHeaders)
      throws IOException, MessagingException {
    FastByteArrayOutputStream whole = new FastByteArrayOutputStream();
    super.writeTo(whole, ignoredHeaders);
    whole.writeTo(to);
  }
}
