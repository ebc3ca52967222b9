package org.chorus.mail.outbox;

import static java.util.Objects.requireNonNull;

import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.outbox.DayTally.Event;
import org.chorus.mail.outbox.DayTally.Happened;
import org.chorus.mail.suppression.AddressKey;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the mail that {@link Mailbag} holds, apart from whoever put it there, and tries again with
 * growing pauses. Several workers on several nodes may send at once: each claims its own. Who is
 * not written to is passed by, in queueing and again in claiming, because something may have come
 * back meanwhile. What was sent is gone from here. A node that dies between handing a mail over and
 * noting so leaves it to another after {@link #LEASE}; the message id stays the same, so that the
 * receiving server can tell a repetition. While mail is switched off nothing leaves.
 */
@Component
public class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 7;
  private static final int MAX_ATTEMPTS = 10;
  private static final int ATTEMPTS_LEFT = 3;
  private static final int BATCH = 50;

  private static final String SENT =
      SupporterRows.openingAll(
          """
          with unhurried as (
            select set_config('synchronous_commit', 'off', true)
          )
          delete from mail_outbox using unhurried where id = ?
          """);

  private final JdbcClient jdbc;
  private final JdbcOperations plain;
  private final SupporterRows rows;
  private final TransactionTemplate transaction;
  private final MailServer server;
  private final Composer composer;
  private final DomainSigner signer;
  private final DayTally tally;
  private final Switches switches;
  private final Clock clock;

  Outbox(
      JdbcClient jdbc,
      JdbcOperations plain,
      SupporterRows rows,
      PlatformTransactionManager transactions,
      MailServer server,
      Composer composer,
      DomainSigner signer,
      DayTally tally,
      Switches switches,
      Clock clock) {
    this.jdbc = jdbc;
    this.plain = plain;
    this.rows = rows;
    this.transaction = new TransactionTemplate(transactions);
    this.server = server;
    this.composer = composer;
    this.signer = signer;
    this.tally = tally;
    this.switches = switches;
    this.clock = clock;
  }

  /** Sends what is due, at most one batch; says how many it took. */
  public int sendDue() {
    if (switches.isOff(Switch.MAIL)) {
      return 0;
    }
    Due due = requireNonNull(transaction.execute(begun -> claim()));
    List<Happened> happened = new ArrayList<>();
    due.heldBack().forEach(whose -> happened.add(new Happened(Event.HELD_BACK, whose)));
    if (!due.claimed().isEmpty()) {
      send(due.claimed(), happened);
    }
    if (!happened.isEmpty()) {
      transaction.executeWithoutResult(
          begun -> {
            unhurried();
            tally.add(happened);
          });
    }
    return due.claimed().size() + due.heldBack().size();
  }

  /**
   * What was due, taken by this worker alone.
   *
   * @param heldBack of what is not to be sent any more and is gone: in whose name it was
   */
  private record Due(List<Claimed> claimed, List<Optional<OrganizationId>> heldBack) {}

  private Due claim() {
    rows.openAll();
    Instant now = clock.instant();
    List<Claimed> claimed = new ArrayList<>();
    List<Optional<OrganizationId>> heldBack = new ArrayList<>();
    jdbc.sql(
            """
            with due as (
              select id, is_held_back(address_key, organization_id, :now) as held_back
                from mail_outbox
               where state in ('QUEUED', 'SENDING')
                 and next_attempt_at <= :now
               order by next_attempt_at
               limit :limit
                 for update skip locked
            ), dropped as (
              delete from mail_outbox
               using due
               where mail_outbox.id = due.id
                 and held_back
              returning mail_outbox.organization_id
            ), claimed as (
              update mail_outbox
                 set state = 'SENDING', attempts = attempts + 1, next_attempt_at = :leaseEnd
                from due
               where mail_outbox.id = due.id
                 and not held_back
              returning mail_outbox.*
            )
            select false as held_back, id, message_id, attempts, recipient, sender_name, reply_to, subject,
                   text_body, html_body, claimed.organization_id, address_key, signature_id, own.address, own.basis
              from claimed
              left join sender_address own
                on own.organization_id = claimed.organization_id
               and address_key is not null
               and good_until > :now
               and (basis = 'LISTED' or key_id = :key)
             union all
            select true, null, null, null, null, null, null, null, null, null, organization_id, null, null, null, null
              from dropped
            """)
        .param("now", Timestamp.from(now))
        .param("leaseEnd", Timestamp.from(now.plus(LEASE)))
        .param("limit", BATCH)
        .param("key", signer.wanted().map(DomainSigner.Wanted::id).orElse(""))
        .query(
            row -> {
              if (row.getBoolean("held_back")) {
                heldBack.add(organization(row));
              } else {
                claimed.add(claimed(row));
              }
            });
    return new Due(claimed, heldBack);
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    Optional<AddressKey> key =
        Optional.ofNullable(row.getBytes("address_key")).map(AddressKey::new);
    Letter.SignedOn signedOn = new Letter.SignedOn(row.getLong("signature_id"), organization(row));
    return new Claimed(
        row.getLong("id"),
        row.getObject("message_id", UUID.class),
        row.getInt("attempts"),
        new Letter(
            new EmailAddress(row.getString("recipient")),
            row.getString("sender_name"),
            Optional.ofNullable(row.getString("reply_to")).map(EmailAddress::new),
            row.getString("subject"),
            row.getString("text_body"),
            row.getString("html_body"),
            key.map(known -> signedOn)),
        key,
        own(row.getString("address"), row.getString("basis")));
  }

  private static Optional<Claimed.Own> own(@Nullable String address, @Nullable String basis) {
    return Optional.ofNullable(address)
        .map(proven -> new Claimed.Own(new EmailAddress(proven), "PROVEN".equals(basis)));
  }

  private static Optional<OrganizationId> organization(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("organization_id", UUID.class))
        .map(OrganizationId::new);
  }

  /**
   * Over one connection. What it breaks over counts as an attempt; what was to follow does not, nor
   * what is left when mail is switched off, or when the lease draws to its end, after which another
   * worker would send it too.
   */
  private void send(List<Claimed> due, List<Happened> happened) {
    Instant until = clock.instant().plus(LEASE.dividedBy(2)); // a slow server's rest is not theirs
    try (MailServer.Connection connection = server.connect()) {
      for (int n = 0; n < due.size(); n++) {
        if (switches.isOff(Switch.MAIL) || clock.instant().isAfter(until)) {
          putBack(due.subList(n, due.size()));
          return;
        }
        Claimed mail = due.get(n);
        try {
          connection.send(composer.compose(mail));
          sent(mail);
          happened.add(new Happened(Event.SENT, whose(mail)));
        } catch (MessagingException | UnsupportedEncodingException e) {
          failed(mail, e, happened);
          if (!connection.isOpen()) {
            putBack(due.subList(n + 1, due.size()));
            return;
          }
        }
      }
    } catch (MessagingException e) {
      noServer(due, e);
    }
  }

  private static Optional<OrganizationId> whose(Claimed mail) {
    return mail.letter().signedOn().flatMap(Letter.SignedOn::organization);
  }

  /**
   * Noted at once and before the next mail, in one round trip, but without waiting for the disk: a
   * database that dies within a fraction of a second forgets it, as it would forget what could not
   * be noted any more.
   */
  private void sent(Claimed mail) {
    plain.execute(
        SENT,
        (PreparedStatementCallback<Boolean>)
            statement -> {
              statement.setLong(1, mail.id());
              return statement.execute();
            });
  }

  private void unhurried() {
    jdbc.sql("select set_config('synchronous_commit', 'off', true)").query().singleRow();
  }

  private void failed(Claimed mail, Exception reason, List<Happened> happened) {
    boolean last = mail.attempts() >= MAX_ATTEMPTS;
    // The reason's text may hold the address; its type is enough to tell a dead server from a bad
    // mail.
    log.warn(
        "mail {} not taken at attempt {} ({}){}",
        mail.id(),
        mail.attempts(),
        reason.getClass().getSimpleName(),
        last ? ", given up" : "");
    if (last) {
      happened.add(new Happened(Event.GIVEN_UP, whose(mail)));
    }
    transaction.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql("update mail_outbox set state = :state, next_attempt_at = :next where id = :id")
              .param("state", last ? "FAILED" : "QUEUED")
              .param("next", Timestamp.from(clock.instant().plus(pause(mail))))
              .param("id", mail.id())
              .update();
        });
  }

  private static Duration pause(Claimed mail) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts() - 1, MOST_DOUBLINGS));
  }

  /** As if they had not been claimed. */
  private void putBack(List<Claimed> mails) {
    transaction.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql(
                  """
                  update mail_outbox
                     set state = 'QUEUED', attempts = attempts - 1, next_attempt_at = :now
                   where id = any(:ids)
                  """)
              .param("now", Timestamp.from(clock.instant()))
              .param("ids", ids(mails))
              .update();
        });
  }

  /**
   * They wait, longer each time, and are not given up for it, however long the server is away: some
   * attempts are left for when it is back.
   */
  private void noServer(List<Claimed> mails, MessagingException reason) {
    log.warn(
        "no connection to the mail server ({}), {} mails wait",
        reason.getClass().getSimpleName(),
        mails.size());
    Claimed longest = Collections.max(mails, Comparator.comparingInt(Claimed::attempts));
    transaction.executeWithoutResult(
        begun -> {
          rows.openAll();
          jdbc.sql(
                  """
                  update mail_outbox
                     set state = 'QUEUED', attempts = least(attempts, :most), next_attempt_at = :next
                   where id = any(:ids)
                  """)
              .param("most", MAX_ATTEMPTS - ATTEMPTS_LEFT)
              .param("next", Timestamp.from(clock.instant().plus(pause(longest))))
              .param("ids", ids(mails))
              .update();
        });
  }

  private static SqlArrayValue ids(List<Claimed> mails) {
    return new SqlArrayValue("bigint", mails.stream().map(Claimed::id).toArray());
  }

  /**
   * Deletes what was given up long ago, and nobody wanted sent again: it holds names and addresses,
   * and its links have nearly expired.
   *
   * @param keep how long ago
   */
  @Transactional
  public int deleteGivenUp(Duration keep) {
    rows.openAll();
    return jdbc.sql("delete from mail_outbox where state = 'FAILED' and next_attempt_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(keep)))
        .update();
  }
}
