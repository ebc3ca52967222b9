package org.chorus.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.PoolId;
import org.chorus.mail.outbox.DayTally;
import org.chorus.mail.outbox.DayTally.Event;
import org.chorus.mail.outbox.DayTally.Happened;
import org.chorus.signature.Confirmations;
import org.chorus.signature.Confirmations.Person;
import org.chorus.signature.SignatureFeed.NewSignature;
import org.chorus.signature.Signer;
import org.chorus.signature.SignerKeys;
import org.chorus.switches.Switch;
import org.chorus.switches.Switches;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The confirmation mail once more, for those who ask. Asking only leaves a note, whoever asks and
 * for whatever address: neither the answer nor the time that it takes tells whether somebody
 * signed. A task reads the notes and writes to those who signed and have not confirmed, with the
 * link that they have already.
 */
@Service
public class ConfirmationAgain {

  /** How often at most for one signature, in as long as a note of it is kept. */
  public static final int TIMES = 3;

  /** Between two mails to one person, the first one included. */
  public static final Duration APART = Duration.ofMinutes(10);

  /** How long it is remembered how often; twice as long as a link is good for. */
  static final Duration REMEMBERED = Confirmations.VALID_FOR.multipliedBy(2);

  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final SignerKeys keys;
  private final Confirmations confirmations;
  private final ConfirmationMail mail;
  private final DayTally tally;
  private final Switches switches;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConfirmationAgain(
      JdbcClient jdbc,
      SupporterRows rows,
      SignerKeys keys,
      Confirmations confirmations,
      ConfirmationMail mail,
      DayTally tally,
      Switches switches,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.keys = keys;
    this.confirmations = confirmations;
    this.mail = mail;
    this.tally = tally;
    this.switches = switches;
    this.events = events;
    this.clock = clock;
  }

  /** Somebody waits for a mail. Announced in the transaction. */
  record Asked() {}

  /** Notes that whoever reads the mail of an address may want it once more. Tells nothing. */
  @Transactional
  public void ask(PoolId pool, Signer signer) {
    jdbc.sql(
            """
            insert into resend_request (pool_id, signer_key, requested_at)
            values (:pool, :key, :now)
                on conflict do nothing
            """)
        .param("pool", pool.value())
        .param("key", keys.of(signer))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new Asked());
  }

  /**
   * Queues the mails of one batch of notes; says how many notes there were. Nodes share them. While
   * mail is switched off the notes stay as they are.
   */
  @Transactional
  int queueBatch() {
    if (switches.isOff(Switch.MAIL)) {
      return 0;
    }
    rows.openAll();
    List<Person> asked = take();
    if (asked.isEmpty()) {
      return 0;
    }
    Instant latest = clock.instant().minus(APART);
    List<NewSignature> unconfirmed = confirmations.unconfirmed(asked, latest);
    Set<Long> granted = count(unconfirmed, latest);
    List<NewSignature> again =
        unconfirmed.stream().filter(signature -> granted.contains(signature.id())).toList();
    if (!again.isEmpty()) {
      tally.add(
          mail.queue(again).stream().map(whose -> new Happened(Event.SENT_AGAIN, whose)).toList());
    }
    return asked.size();
  }

  private List<Person> take() {
    return jdbc.sql(
            """
            delete from resend_request
             using (select pool_id, signer_key
                      from resend_request
                     order by pool_id, signer_key
                     limit :limit
                       for update skip locked) as next
             where resend_request.pool_id = next.pool_id
               and resend_request.signer_key = next.signer_key
            returning resend_request.pool_id, resend_request.signer_key
            """)
        .param("limit", BATCH)
        .query(
            (row, number) ->
                new Person(
                    new PoolId(row.getObject("pool_id", UUID.class)), row.getBytes("signer_key")))
        .list();
  }

  /** The database counts, so that two nodes together send no more than one would. */
  private Set<Long> count(List<NewSignature> signatures, Instant latest) {
    return jdbc.sql(
            """
            insert into confirmation_resend (signature_id, times, last_at)
            select id, 1, :now
              from unnest(:ids::bigint[]) as id
             order by id
                on conflict (signature_id) do update
               set times   = confirmation_resend.times + 1,
                   last_at = excluded.last_at
             where confirmation_resend.times < :times
               and confirmation_resend.last_at <= :latest
            returning signature_id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param(
            "ids", new SqlArrayValue("bigint", signatures.stream().map(NewSignature::id).toArray()))
        .param("times", TIMES)
        .param("latest", Timestamp.from(latest))
        .query((row, number) -> row.getLong("signature_id"))
        .set();
  }

  /** Forgets how often mail was sent again whose links are long over. */
  @Transactional
  int forgetOld() {
    rows.openAll();
    return jdbc.sql("delete from confirmation_resend where last_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
        .update();
  }
}
