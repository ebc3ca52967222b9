package org.chorus.mail.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.outbox.DayTally.Event;
import org.chorus.mail.outbox.DayTally.Happened;
import org.chorus.mail.suppression.AddressKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes mail that is to be sent, as part of the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Mailbag {

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final AddressKeys keys;
  private final DayTally tally;
  private final Clock clock;

  Mailbag(JdbcClient jdbc, SupporterRows rows, AddressKeys keys, DayTally tally, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.keys = keys;
    this.tally = tally;
    this.clock = clock;
  }

  /** Takes mail to staff, and opens no rows for it: the transaction may be that of a request. */
  public void putForStaff(List<Letter> letters) {
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
        .params(columns(letters))
        .update();
  }

  /**
   * Takes mail to people who signed, but for those who are not written to. Opens the rows of
   * supporters for the rest of the transaction.
   */
  public void put(List<Letter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    rows.openAll();
    List<Optional<OrganizationId>> heldBack =
        jdbc.sql(
                """
                with letter as (
                  select *, is_held_back(address_key, organization_id, :now) as held_back
                    from unnest(:recipients::text[], :senders::text[], :repliesTo::text[], :subjects::text[],
                                :texts::text[], :htmls::text[], :organizations::uuid[], :keys::bytea[],
                          :signatures::bigint[])
                      as letter (recipient, sender_name, reply_to, subject, text_body, html_body,
                                 organization_id, address_key, signature_id)
                ), queued as (
                  insert into mail_outbox
                         (recipient, sender_name, reply_to, subject, text_body, html_body,
                          organization_id, address_key, signature_id, next_attempt_at, queued_at)
                  select recipient, sender_name, reply_to, subject, text_body, html_body,
                         organization_id, address_key, signature_id, :now, :now
                    from letter
                   where not held_back
                )
                select organization_id from letter where held_back
                """)
            .params(columns(letters))
            .param("organizations", column(letters, Mailbag::organization))
            .param("keys", keys(letters))
            .param("signatures", signatures(letters))
            .query(
                (row, number) ->
                    Optional.ofNullable(row.getObject("organization_id", UUID.class))
                        .map(OrganizationId::new))
            .list();
    tally.add(
        heldBack.stream()
            .map(organization -> new Happened(Event.HELD_BACK, organization))
            .toList());
  }

  private static @Nullable String organization(Letter letter) {
    return letter
        .signedOn()
        .flatMap(Letter.SignedOn::organization)
        .map(OrganizationId::toString)
        .orElse(null);
  }

  private static SqlArrayValue signatures(List<Letter> letters) {
    return new SqlArrayValue(
        "bigint",
        letters.stream()
            .map(letter -> letter.signedOn().map(Letter.SignedOn::signature).orElse(null))
            .toArray());
  }

  private Map<String, Object> columns(List<Letter> letters) {
    return Map.of(
        "recipients", column(letters, letter -> letter.recipient().value()),
        "senders", column(letters, Letter::senderName),
        "repliesTo",
            column(letters, letter -> letter.replyTo().map(EmailAddress::value).orElse(null)),
        "subjects", column(letters, Letter::subject),
        "texts", column(letters, Letter::text),
        "htmls", column(letters, Letter::html),
        "now", Timestamp.from(clock.instant()));
  }

  private static SqlArrayValue column(
      List<Letter> letters, Function<Letter, @Nullable String> column) {
    return new SqlArrayValue("text", letters.stream().map(column).toArray());
  }

  /** Apart, because the driver knows binary values only in an array of exactly that type. */
  private SqlArrayValue keys(List<Letter> letters) {
    byte[][] column =
        letters.stream().map(letter -> keys.of(letter.recipient()).value()).toArray(byte[][]::new);
    return new SqlArrayValue("bytea", (Object[]) column);
  }
}
