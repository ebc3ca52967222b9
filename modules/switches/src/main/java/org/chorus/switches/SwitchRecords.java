package org.chorus.switches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorus.access.Act;
import org.chorus.access.AuditTrail;
import org.chorus.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the switches. Asks nobody whether they may. */
@Component
class SwitchRecords {

  private static final int MIN_REASON = 3;
  private static final int MAX_REASON = 500;

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  SwitchRecords(JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is off. On a connection of its own: a caller in a transaction must neither see an old
   * state nor lose its transaction if this fails.
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  Map<Switch, Off> off() {
    Map<Switch, Off> off = new EnumMap<>(Switch.class);
    all().forEach(each -> each.off().ifPresent(since -> off.put(each.which(), since)));
    return off;
  }

  List<SwitchStanding> all() {
    List<SwitchStanding> found =
        jdbc.sql(
                """
                select name, off_since, message, reason, flipped_by_name, flipped_at
                  from site_switch
                """)
            .query(SwitchRecords::standing)
            .list();
    return found.stream().sorted(Comparator.comparing(SwitchStanding::which)).toList();
  }

  private static SwitchStanding standing(ResultSet row, int number) throws SQLException {
    String message = row.getString("message");
    String by = row.getString("flipped_by_name");
    String reason = row.getString("reason");
    return new SwitchStanding(
        Switch.valueOf(row.getString("name")),
        instant(row, "off_since").map(since -> new Off(since, message)),
        instant(row, "flipped_at").map(at -> new SwitchStanding.Flip(at, by, reason)));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** Off, with this message; one that is off already gets the message and is off since before. */
  @Transactional
  FlipOutcome switchOff(Actor actor, Switch which, String message, String reason) {
    String why = plain(reason);
    if (why.length() < MIN_REASON || why.length() > MAX_REASON) {
      return new FlipOutcome.ReasonOutOfBounds();
    }
    String words = plain(message);
    if (words.length() > Off.MAX_MESSAGE) {
      return new FlipOutcome.MessageTooLong();
    }
    boolean wasOff = lockAndSeeWhetherOff(which);
    flip(
        actor,
        which,
        """
        update site_switch
           set off_since = coalesce(off_since, :now), message = :message, reason = :reason,
               flipped_by = :by, flipped_by_name = :name, flipped_at = :now
         where name = :switch
        """,
        words,
        why);
    audit.record(
        actor,
        act(which, wasOff ? "switch message changed" : "switched off")
            .because(words.isEmpty() ? why : why + " · The public reads: “" + words + "”"));
    return new FlipOutcome.Done();
  }

  @Transactional
  FlipOutcome switchOn(Actor actor, Switch which, String reason) {
    String why = plain(reason);
    if (why.length() > MAX_REASON) {
      return new FlipOutcome.ReasonOutOfBounds();
    }
    if (lockAndSeeWhetherOff(which)) {
      flip(
          actor,
          which,
          """
          update site_switch
             set off_since = null, message = :message, reason = :reason,
                 flipped_by = :by, flipped_by_name = :name, flipped_at = :now
           where name = :switch
          """,
          "",
          why);
      audit.record(actor, act(which, "switched on").because(why));
    }
    return new FlipOutcome.Done();
  }

  private boolean lockAndSeeWhetherOff(Switch which) {
    return jdbc.sql("select off_since is not null from site_switch where name = :switch for update")
        .param("switch", which.name())
        .query(Boolean.class)
        .single();
  }

  private void flip(Actor actor, Switch which, String statement, String message, String reason) {
    jdbc.sql(statement)
        .param("switch", which.name())
        .param("message", message)
        .param("reason", reason)
        .param("by", actor.subject().value())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static Act act(Switch which, String verb) {
    return Act.of(verb).on("switch", which.name(), which.title());
  }

  /** What was typed, without what neither a page nor the database can hold. */
  private static String plain(String text) {
    return text.replace("\r\n", "\n")
        .codePoints()
        .filter(character -> character == '\n' || !Character.isISOControl(character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
