package org.chorus.mail.outbox;

import static org.chorus.access.Permission.DESCRIBE_ORGANIZATION;
import static org.chorus.access.Permission.LOOK_AFTER_MAIL;
import static org.chorus.access.Permission.LOOK_AFTER_PLATFORM_MAIL;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How mail fares, for those who look after it: an Organization's own, or all of it. They see
 * numbers, and no mail and nobody whom it is to.
 */
@Service
@Transactional
public class MailBook {

  private static final int DAYS_OF_A_MONTH = 30;

  private final JdbcClient jdbc;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;

  MailBook(JdbcClient jdbc, Access access, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of mail in the name of the Actor's Organization, to those who signed on its pages. */
  @Transactional(readOnly = true)
  public MailFigures ofOrganization(Actor actor) {
    access.require(actor, LOOK_AFTER_MAIL);
    return figures(actor.organization().toString());
  }

  /** Of all mail of the installation, that to staff included. */
  @Transactional(readOnly = true)
  public MailFigures ofPlatform(Actor actor) {
    access.require(actor, LOOK_AFTER_PLATFORM_MAIL);
    return figures(null);
  }

  /**
   * @param organization all of them when null
   */
  private MailFigures figures(@Nullable String organization) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    MailFigures.Days day = days(organization, today);
    MailFigures.Days month = days(organization, today.minusDays(DAYS_OF_A_MONTH - 1));
    return jdbc.sql(
            """
            select sum(mails) filter (where state <> 'FAILED')  as waiting,
                   min(oldest) filter (where state <> 'FAILED') as oldest,
                   sum(mails) filter (where state = 'FAILED')   as failed
              from mail_waiting
             where cast(:organization as uuid) is null
                or organization_id = cast(:organization as uuid)
            """)
        .param("organization", organization)
        .query((row, number) -> figures(row, day, month))
        .single();
  }

  private static MailFigures figures(ResultSet row, MailFigures.Days day, MailFigures.Days month)
      throws SQLException {
    return new MailFigures(
        row.getLong("waiting"),
        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
        row.getLong("failed"),
        day,
        month);
  }

  private MailFigures.Days days(@Nullable String organization, LocalDate since) {
    return jdbc.sql(
            """
            select sum(sent) as sent, sum(sent_again) as sent_again, sum(given_up) as given_up,
                   sum(held_back) as held_back, sum(bounced) as bounced, sum(complaints) as complaints
              from mail_day
             where day >= :since
               and (cast(:organization as uuid) is null
                    or organization_id = cast(:organization as uuid))
            """)
        .param("since", since)
        .param("organization", organization)
        .query((row, number) -> days(row))
        .single();
  }

  private static MailFigures.Days days(ResultSet row) throws SQLException {
    return new MailFigures.Days(
        row.getLong("sent"),
        row.getLong("sent_again"),
        row.getLong("given_up"),
        row.getLong("held_back"),
        row.getLong("bounced"),
        row.getLong("complaints"));
  }

  /** Has all mail sent again that was given up of the Actor's Organization; says how many. */
  public long retryFailed(Actor actor) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    long mails =
        jdbc.sql("select retry_failed_mail(:organization, :now)")
            .param("organization", actor.organization().value())
            .param("now", Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    audit.record(actor, Act.of("failed mail sent again").because(mails + " mails"));
    return mails;
  }

  /** Deletes all mail that was given up of the Actor's Organization; says how many. */
  public long deleteFailed(Actor actor) {
    access.require(actor, DESCRIBE_ORGANIZATION);
    long mails =
        jdbc.sql("select delete_failed_mail(:organization)")
            .param("organization", actor.organization().value())
            .query(Long.class)
            .single();
    audit.record(actor, Act.of("failed mail deleted").because(mails + " mails"));
    return mails;
  }

  /** Has all mail of the installation sent again that was given up; says how many. */
  public long retryAllFailed(Actor actor) {
    access.require(actor, LOOK_AFTER_PLATFORM_MAIL);
    long mails =
        jdbc.sql("select retry_all_failed_mail(:now)")
            .param("now", Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    audit.record(actor, Act.of("all failed mail sent again").because(mails + " mails"));
    return mails;
  }

  /** Deletes all mail of the installation that was given up; says how many. */
  public long deleteAllFailed(Actor actor) {
    access.require(actor, LOOK_AFTER_PLATFORM_MAIL);
    long mails = jdbc.sql("select delete_all_failed_mail()").query(Long.class).single();
    audit.record(actor, Act.of("all failed mail deleted").because(mails + " mails"));
    return mails;
  }
}
