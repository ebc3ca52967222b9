package org.chorus.mail;

import static java.util.Objects.requireNonNull;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.EmailAddress;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mail waiting to be sent. Queueing is part of the caller's transaction; sending is not, and is
 * tried again with growing pauses. Several workers on several nodes may send at once: each claims
 * its own. What was sent is gone from here. A node that dies between handing a mail over and noting
 * so leaves it to another after {@link #LEASE}; the message id stays the same, so that the
 * receiving server can tell a repetition. While mail is switched off nothing leaves.
 */
@Component
class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final int MAX_ATTEMPTS = 10;
  private static final int BATCH = 50;
  private static final String CHARSET = StandardCharsets.UTF_8.name();

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final TransactionTemplate transaction;
  private final MailServer server;
  private final Switches switches;
  private final String fromAddress;
  private final Clock clock;

  Outbox(
      JdbcClient jdbc,
      SupporterRows rows,
      PlatformTransactionManager transactions,
      MailServer server,
      Switches switches,
      @Value("${chorus.mail.from}") String fromAddress,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.transaction = new TransactionTemplate(transactions);
    this.server = server;
    this.switches = switches;
    this.fromAddress = fromAddress;
    this.clock = clock;
  }

  void queue(List<Letter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into mail_outbox
                   (recipient, sender_name, reply_to, subject, text_body, html_body, next_attempt_at, queued_at)
            select recipient, sender_name, reply_to, subject, text_body, html_body, :now, :now
              from unnest(:recipients::text[], :senders::text[], :repliesTo::text[], :subjects::text[],
                          :texts::text[], :htmls::text[])
                as letter (recipient, sender_name, reply_to, subject, text_body, html_body)
            """)
        .param("recipients", column(letters, letter -> letter.recipient().value()))
        .param("senders", column(letters, Letter::senderName))
        .param(
            "repliesTo",
            column(letters, letter -> letter.replyTo().map(EmailAddress::value).orElse(null)))
        .param("subjects", column(letters, Letter::subject))
        .param("texts", column(letters, Letter::text))
        .param("htmls", column(letters, Letter::html))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static SqlArrayValue column(
      List<Letter> letters, Function<Letter, @Nullable String> column) {
    return new SqlArrayValue("text", letters.stream().map(column).toArray());
  }

  /** Sends what is due, at most one batch; says how many it tried. */
  int sendDue() {
    if (switches.isOff(Switch.MAIL)) {
      return 0;
    }
    List<Claimed> due = requireNonNull(transaction.execute(begun -> claim()));
    if (!due.isEmpty()) {
      send(due);
    }
    return due.size();
  }

  private record Claimed(long id, UUID messageId, int attempts, Letter letter) {}

  private List<Claimed> claim() {
    rows.openAll();
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update mail_outbox
               set state = 'SENDING', attempts = attempts + 1, next_attempt_at = :leaseEnd
             where id in (select id
                            from mail_outbox
                           where state in ('QUEUED', 'SENDING')
                             and next_attempt_at <= :now
                           order by next_attempt_at
                           limit :limit
                             for update skip locked)
            returning id, message_id, attempts, recipient, sender_name, reply_to, subject, text_body, html_body
            """)
        .param("now", Timestamp.from(now))
        .param("leaseEnd", Timestamp.from(now.plus(LEASE)))
        .param("limit", BATCH)
        .query(
            (row, number) ->
                new Claimed(
                    row.getLong("id"),
                    row.getObject("message_id", UUID.class),
                    row.getInt("attempts"),
                    new Letter(
                        new EmailAddress(row.getString("recipient")),
                        row.getString("sender_name"),
                        Optional.ofNullable(row.getString("reply_to")).map(EmailAddress::new),
                        row.getString("subject"),
                        row.getString("text_body"),
                        row.getString("html_body"))))
        .list();
  }

  /** Over one connection. Once it is broken, the rest is tried again later like what broke it. */
  private void send(List<Claimed> due) {
    int next = 0;
    try (MailServer.Connection connection = server.connect()) {
      while (next < due.size()) {
        if (switches.isOff(Switch.MAIL)) {
          putBack(due.subList(next, due.size()));
          return;
        }
        Claimed mail = due.get(next);
        try {
          connection.send(message(mail));
          next++;
          sent(mail);
        } catch (MessagingException | UnsupportedEncodingException e) {
          if (!connection.isOpen()) {
            throw e;
          }
          next++;
          failed(mail, e);
        }
      }
    } catch (MessagingException | UnsupportedEncodingException e) {
      due.subList(next, due.size()).forEach(mail -> failed(mail, e));
    }
  }

  private MimeMessage message(Claimed mail)
      throws MessagingException, UnsupportedEncodingException {
    Letter letter = mail.letter();
    MimeMessage message = new IdentifiedMessage(server.blank(), messageId(mail));
    message.setFrom(new InternetAddress(fromAddress, letter.senderName(), CHARSET));
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
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, CHARSET, subtype);
    return part;
  }

  private static InternetAddress[] addresses(EmailAddress one) throws MessagingException {
    return new InternetAddress[] {new InternetAddress(one.value())};
  }

  private String messageId(Claimed mail) {
    return "<" + mail.messageId() + fromAddress.substring(fromAddress.indexOf('@')) + ">";
  }

  /**
   * Noted at once and before the next mail, but without waiting for the disk: a database that dies
   * within a fraction of a second forgets it, as it would forget what could not be noted any more.
   */
  private void sent(Claimed mail) {
    transaction.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql(
                  """
                  with unhurried as (
                    select set_config('synchronous_commit', 'off', true)
                  )
                  delete from mail_outbox using unhurried where id = :id
                  """)
              .param("id", mail.id())
              .update();
        });
  }

  /** What is left of a batch when mail is switched off waits as if nobody had claimed it. */
  private void putBack(List<Claimed> unsent) {
    transaction.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql(
                  """
                  update mail_outbox
                     set state = 'QUEUED', attempts = attempts - 1, next_attempt_at = :now
                   where id in (:ids)
                  """)
              .param("now", Timestamp.from(clock.instant()))
              .param("ids", unsent.stream().map(Claimed::id).toList())
              .update();
        });
  }

  private void failed(Claimed mail, Exception reason) {
    boolean last = mail.attempts() >= MAX_ATTEMPTS;
    // The reason's text may hold the address; its type is enough to tell a dead server from a bad
    // mail.
    log.warn(
        "mail {} not taken at attempt {} ({}){}",
        mail.id(),
        mail.attempts(),
        reason.getClass().getSimpleName(),
        last ? ", given up" : "");
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts() - 1, 10));
    transaction.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql("update mail_outbox set state = :state, next_attempt_at = :next where id = :id")
              .param("state", last ? "FAILED" : "QUEUED")
              .param("next", Timestamp.from(clock.instant().plus(pause)))
              .param("id", mail.id())
              .update();
        });
  }
}
