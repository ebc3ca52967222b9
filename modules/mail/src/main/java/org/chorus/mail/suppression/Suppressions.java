package org.chorus.mail.suppression;

import static org.chorus.access.Permission.LOOK_AFTER_MAIL;
import static org.chorus.access.Permission.LOOK_AFTER_PLATFORM_MAIL;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.access.SupporterRows;
import org.chorus.kernel.Actor;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is not written to. What comes back about a mail counts for the Organization in whose name it
 * was written, and for no other; only that an address does not exist holds mail of everybody back,
 * for a week ({@link #EVERYBODY_FOR}).
 *
 * <p>Staff can have an address written to again, or not any more, without being told anything about
 * it: whether somebody complained is theirs to know as little as whether somebody signed.
 */
@Service
@Transactional
public class Suppressions {

  /** How long an address that does not exist is not written to by the Organization. */
  public static final Duration HARD_FOR = Duration.ofDays(180);

  /** How long the same address is not written to by anybody. */
  public static final Duration EVERYBODY_FOR = Duration.ofDays(7);

  /** How long mail rests after it could not be delivered for the third time. */
  public static final Duration SOFT_FOR = Duration.ofDays(14);

  /** How many addresses staff of one Organization may name in an hour, on one server. */
  public static final int NAMED_AN_HOUR = 20;

  /** Within it three times count as three in a row. */
  private static final Duration SOFT_WINDOW = Duration.ofDays(30);

  /** A report that is read twice after a crash counts once, and so do two of the same day. */
  private static final Duration SOFT_APART = Duration.ofHours(12);

  private final JdbcClient jdbc;
  private final SupporterRows rows;
  private final AddressKeys keys;
  private final Access access;
  private final AuditTrail audit;
  private final Clock clock;
  private final LoadingCache<OrganizationId, Bucket> named =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofHours(2)) // full again by then
          .build(
              organization ->
                  Bucket.builder()
                      .addLimit(
                          limit ->
                              limit
                                  .capacity(NAMED_AN_HOUR)
                                  .refillGreedy(NAMED_AN_HOUR, Duration.ofHours(1)))
                      .build());

  Suppressions(
      JdbcClient jdbc,
      SupporterRows rows,
      AddressKeys keys,
      Access access,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.keys = keys;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Notes what came back. Noting it twice changes nothing.
   *
   * @param organization in whose name the mail was written; empty for a common page
   */
  public void note(AddressKey recipient, Optional<OrganizationId> organization, Returned what) {
    rows.openAll();
    Instant now = clock.instant();
    String reach = organization.isPresent() ? "ORGANIZATION" : "COMMON_PAGES";
    @Nullable OrganizationId whose = organization.orElse(null);
    switch (what) {
      case NO_SUCH_ADDRESS -> {
        keep(recipient, reach, whose, "HARD_BOUNCE", now.plus(HARD_FOR));
        keep(recipient, "EVERYBODY", null, "HARD_BOUNCE", now.plus(EVERYBODY_FOR));
      }
      case CLOSED -> keep(recipient, reach, whose, "HARD_BOUNCE", now.plus(HARD_FOR));
      case NOT_NOW -> keep(recipient, reach, whose, "SOFT_BOUNCES", now.plus(SOFT_FOR));
      case COMPLAINT -> keep(recipient, reach, whose, "COMPLAINT", null);
    }
  }

  private void keep(
      AddressKey recipient,
      String reach,
      @Nullable OrganizationId organization,
      String reason,
      @Nullable Instant until) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into suppression (address_key, reach, organization_id, reason, since, last_at, until)
            values (:key, :reach, cast(:organization as uuid), :reason, :now, :now,
                    coalesce(cast(:until as timestamptz), 'infinity'))
                on conflict on constraint suppression_is_unique do update
               set times   = case when suppression.last_at < :window then 1 else suppression.times + 1 end,
                   last_at = excluded.last_at,
                   until   = excluded.until
             where suppression.last_at <= :apart
            """)
        .param("key", recipient.value())
        .param("reach", reach)
        .param("organization", organization == null ? null : organization.toString())
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .param("until", until == null ? null : Timestamp.from(until))
        .param("window", Timestamp.from(now.minus(SOFT_WINDOW)))
        .param("apart", Timestamp.from(now.minus(SOFT_APART)))
        .update();
  }

  /** Has the Actor's Organization write to somebody again. */
  public HoldOutcome writeAgain(Actor actor, EmailAddress address) {
    access.require(actor, LOOK_AFTER_MAIL);
    return named(
        actor,
        "address written to again",
        () ->
            jdbc.sql("select write_again(:key, :organization)")
                .param("key", keys.of(address).value())
                .param("organization", actor.organization().value())
                .query()
                .singleRow());
  }

  /** Has the Actor's Organization write to somebody no more, who asked for that. */
  public HoldOutcome holdBack(Actor actor, EmailAddress address) {
    access.require(actor, LOOK_AFTER_MAIL);
    return named(
        actor,
        "address written to no more",
        () ->
            jdbc.sql("select hold_mail_back(:key, :organization, :now)")
                .param("key", keys.of(address).value())
                .param("organization", actor.organization().value())
                .param("now", Timestamp.from(clock.instant()))
                .query()
                .singleRow());
  }

  /**
   * Ends what holds back everybody's mail to an address, and that of the common pages. What holds
   * back one Organization's is for that Organization to end.
   */
  public HoldOutcome writeAgainForEverybody(Actor actor, EmailAddress address) {
    access.require(actor, LOOK_AFTER_PLATFORM_MAIL);
    return named(
        actor,
        "address written to again for everybody",
        () ->
            jdbc.sql("select write_again_for_everybody(:key)")
                .param("key", keys.of(address).value())
                .query()
                .singleRow());
  }

  /** On record without the address: the trail holds nobody's. */
  private HoldOutcome named(Actor actor, String act, Runnable step) {
    if (!named.get(actor.organization()).tryConsume(1)) {
      audit.record(actor, Act.of(act).because("too many in an hour").refused());
      return new HoldOutcome.TooOften();
    }
    step.run();
    audit.record(actor, Act.of(act));
    return new HoldOutcome.Done();
  }

  /** Forgets what holds nothing back any more. */
  public int forgetOver() {
    rows.openAll();
    Instant now = clock.instant();
    return jdbc.sql(
            """
            delete from suppression
             where until <= :now
               and last_at < :window
            """)
        .param("now", Timestamp.from(now))
        .param("window", Timestamp.from(now.minus(SOFT_WINDOW)))
        .update();
  }
}
