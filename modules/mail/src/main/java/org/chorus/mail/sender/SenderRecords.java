package org.chorus.mail.sender;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.chorus.kernel.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Own addresses as they are stored. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SenderRecords {

  static final Duration CODE_GOOD_FOR = Duration.ofHours(1);
  static final int CODE_TRIES = 5;

  /** As long as the DNS does not answer, what it said last counts. */
  static final Duration GOOD_FOR = Duration.ofDays(3);

  private static final Duration CHECK_EVERY = Duration.ofHours(12);

  private final JdbcClient jdbc;
  private final Clock clock;

  SenderRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One row, as far as the steps need it. */
  record Row(
      OrganizationId organization,
      Slug alias,
      EmailAddress address,
      boolean listed,
      Optional<Instant> enteredAt,
      Optional<Instant> checkedAt,
      Optional<Instant> goodUntil) {}

  private static final String READ =
      """
      select organization_id, alias, address, basis = 'LISTED' as listed, entered_at, checked_at,
             nullif(good_until, 'infinity') as good_until, good_until = 'infinity' as always
        from sender_address
        join organization on organization.id = organization_id
      """;

  Optional<Row> find(OrganizationId organization) {
    return jdbc.sql(READ + " where organization_id = :organization")
        .param("organization", organization.value())
        .query((row, number) -> row(row))
        .optional();
  }

  /** Those whose basis is to be looked at again: listed ones each time, proven ones twice a day. */
  List<Row> toCheck() {
    return jdbc.sql(
            READ
                + """
                 where basis = 'LISTED'
                    or entered_at is not null
                       and (checked_at is null or checked_at <= :before)
                 order by checked_at nulls first
                """)
        .param("before", Timestamp.from(clock.instant().minus(CHECK_EVERY)))
        .query((row, number) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        new Slug(row.getString("alias")),
        new EmailAddress(row.getString("address")),
        row.getBoolean("listed"),
        moment(row, "entered_at"),
        moment(row, "checked_at"),
        row.getBoolean("always") ? Optional.of(Instant.MAX) : moment(row, "good_until"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** In place of whatever there was. */
  void list(OrganizationId organization, EmailAddress address) {
    remove(organization);
    jdbc.sql(
            """
            insert into sender_address (organization_id, address, basis, entered_at, good_until)
            values (:organization, :address, 'LISTED', :now, 'infinity')
            """)
        .param("organization", organization.value())
        .param("address", address.value())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** In place of whatever there was. */
  void propose(OrganizationId organization, EmailAddress address, SenderCode code) {
    remove(organization);
    jdbc.sql(
            """
            insert into sender_address (organization_id, address, basis, code_hash, code_expires_at)
            values (:organization, :address, 'PROVEN', :hash, :until)
            """)
        .param("organization", organization.value())
        .param("address", address.value())
        .param("hash", code.hash())
        .param("until", Timestamp.from(clock.instant().plus(CODE_GOOD_FOR)))
        .update();
  }

  /** Whether it was the right code, in time and within the tries; each try counts, at once. */
  boolean enter(OrganizationId organization, SenderCode code) {
    return jdbc.sql(
            """
            update sender_address
               set code_tries      = code_tries + 1,
                   entered_at      = case when code_hash = :hash then cast(:now as timestamptz) end,
                   code_hash       = case when code_hash = :hash then null else code_hash end,
                   code_expires_at = case when code_hash = :hash then null else code_expires_at end
             where organization_id = :organization
               and entered_at is null
               and code_expires_at > :now
               and code_tries < :tries
            returning entered_at is not null
            """)
        .param("organization", organization.value())
        .param("hash", code.hash())
        .param("now", Timestamp.from(clock.instant()))
        .param("tries", CODE_TRIES)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Whether another code could be entered for the one that was mailed. */
  boolean takesCodes(OrganizationId organization) {
    return jdbc.sql(
            """
            select exists (select from sender_address
                            where organization_id = :organization
                              and entered_at is null
                              and code_expires_at > :now
                              and code_tries < :tries)
            """)
        .param("organization", organization.value())
        .param("now", Timestamp.from(clock.instant()))
        .param("tries", CODE_TRIES)
        .query(Boolean.class)
        .single();
  }

  /** Notes what a check of the domain came to, for as long as the address is this one. */
  void checked(Row row, DomainExamination.Key key, String keyId) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            update sender_address
               set checked_at = :now,
                   key_id     = case when :key = 'RIGHT' then :keyId else key_id end,
                   good_until = case when :key = 'RIGHT' then cast(:until as timestamptz)
                                     when :key = 'WRONG' and good_until > :now then cast(:now as timestamptz)
                                     else good_until end -- null as long as it never was
             where organization_id = :organization
               and address = :address
               and basis = 'PROVEN'
            """)
        .param("now", Timestamp.from(now))
        .param("key", key.name())
        .param("keyId", keyId)
        .param("until", Timestamp.from(now.plus(GOOD_FOR)))
        .param("organization", row.organization().value())
        .param("address", row.address().value())
        .update();
  }

  /** Whether there was one. */
  boolean remove(OrganizationId organization) {
    return jdbc.sql("delete from sender_address where organization_id = :organization")
            .param("organization", organization.value())
            .update()
        > 0;
  }
}
