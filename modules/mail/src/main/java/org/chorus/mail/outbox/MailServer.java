package org.chorus.mail.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The mail server that the settings {@code spring.mail} name. Spring's sender opens a connection
 * for each call and tells only at the end of a call what was taken; here many mails go over one
 * connection, and each is known to be taken before the next one goes.
 */
@Component
class MailServer {

  /**
   * Jakarta Mail looks its own implementation up anew for each part of each mail, and without this
   * property it searches the whole class path for it: more than half of what a mail costs.
   */
  private static final String STREAMS = "jakarta.mail.util.StreamProvider";

  static {
    if (System.getProperty(STREAMS) == null) {
      System.setProperty(STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
    }
  }

  private final JavaMailSenderImpl settings;

  MailServer(JavaMailSenderImpl settings) {
    this.settings = settings;
  }

  Session session() {
    return settings.getSession();
  }

  /**
   * @throws MessagingException when the server does not answer, or does not let us in
   */
  Connection connect() throws MessagingException {
    Transport transport = settings.getSession().getTransport(protocol());
    try {
      transport.connect(
          settings.getHost(),
          settings.getPort(),
          StringUtils.hasLength(settings.getUsername()) ? settings.getUsername() : null,
          StringUtils.hasLength(settings.getPassword()) ? settings.getPassword() : null);
      return new Connection(transport);
    } catch (MessagingException e) {
      transport.close();
      throw e;
    }
  }

  private String protocol() {
    return Optional.ofNullable(settings.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL);
  }

  /** One connection. What breaks it breaks it for every mail after that. */
  static final class Connection implements AutoCloseable {

    private final Transport transport;

    private Connection(Transport transport) {
      this.transport = transport;
    }

    /**
     * Returns once the server has taken the mail.
     *
     * @param message complete, with its changes saved
     * @throws SendFailedException when it refuses this mail, and goes on with others
     * @throws MessagingException when the mail cannot be written, or the connection is of no more
     *     use
     */
    void send(MimeMessage message) throws MessagingException {
      transport.sendMessage(message, message.getAllRecipients());
    }

    /** Whether there is somebody at the other end. */
    boolean isOpen() {
      return transport.isConnected();
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException alreadyBroken) {
        // there is nothing left to close
      }
    }
  }
}
