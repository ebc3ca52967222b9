package org.chorus.mail.outbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.chorus.kernel.EmailAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes a mail of a claimed letter. It comes from the Organization's own address where that is
 * proven, and from the installation's else; what comes back goes to the installation in either case
 * (RFC 5321, section 4.4), so that no domain but its own needs to name this server in its SPF.
 */
@Component
final class Composer {

  private static final String CHARSET = StandardCharsets.UTF_8.name();

  private final MailServer server;
  private final String installation;
  private final ReturnPaths returnPaths;
  private final DomainSigner signer;
  private final Clock clock;

  Composer(
      MailServer server,
      @Value("${chorus.mail.from}") String installation,
      ReturnPaths returnPaths,
      DomainSigner signer,
      Clock clock) {
    this.server = server;
    this.installation = installation;
    this.returnPaths = returnPaths;
    this.signer = signer;
    this.clock = clock;
  }

  /** Ready to go: nothing may be changed any more. */
  SMTPMessage compose(Claimed mail) throws MessagingException, UnsupportedEncodingException {
    Letter letter = mail.letter();
    SMTPMessage message = new IdentifiedMessage(server.session(), messageId(mail));
    message.setFrom(
        new InternetAddress(
            mail.own().map(own -> own.address().value()).orElse(installation),
            letter.senderName(),
            CHARSET));
    if (letter.replyTo().isPresent()) {
      message.setReplyTo(addresses(letter.replyTo().get()));
    }
    message.setRecipients(Message.RecipientType.TO, addresses(letter.recipient()));
    message.setSubject(letter.subject(), CHARSET);
    message.setSentDate(Date.from(clock.instant()));
    message.setContent(
        new MimeMultipart(
            "alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
    // Tells auto-responders to keep quiet (RFC 3834, section 5).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setEnvelopeFrom(returnPath(mail).orElse(installation));
    message.saveChanges();
    Optional<String> signedFor =
        mail.own().filter(Claimed.Own::signed).map(own -> own.address().domain());
    return signedFor.isPresent() ? signer.sign(message, signedFor.get()) : message;
  }

  private Optional<String> returnPath(Claimed mail) {
    return mail.key()
        .flatMap(
            key ->
                returnPaths.of(
                    key, mail.letter().signedOn().flatMap(Letter.SignedOn::organization)));
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, CHARSET, subtype);
    return part;
  }

  private static InternetAddress[] addresses(EmailAddress one) throws MessagingException {
    return new InternetAddress[] {new InternetAddress(one.value())};
  }

  /** The installation's, whoever it comes from, so that it stays the same on every attempt. */
  private String messageId(Claimed mail) {
    return "<" + mail.messageId() + installation.substring(installation.indexOf('@')) + ">";
  }
}
