package org.chorus.coalition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chorus.coalition.TermsProposal.Answer;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.SeatId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The versions of the Terms and who answered them, by name. Answers are added, never edited: one
 * stands until the same Seat gives another, or leaves.
 */
@Component
class TermsBook {

  private final TermsRepository terms;
  private final SeatRepository seats;
  private final JdbcClient jdbc;

  TermsBook(TermsRepository terms, SeatRepository seats, JdbcClient jdbc) {
    this.terms = terms;
    this.seats = seats;
    this.jdbc = jdbc;
  }

  /** The version that binds everybody now. */
  Terms inForce(CoalitionId coalition) {
    return latest(coalition, TermsState.ADOPTED).orElseThrow().terms();
  }

  /** The version that waits for answers. */
  Optional<TermsRecord> proposed(CoalitionId coalition) {
    return latest(coalition, TermsState.PROPOSED);
  }

  private Optional<TermsRecord> latest(CoalitionId coalition, TermsState state) {
    return terms.findFirstByKeyCoalitionIdAndStateOrderByKeyVersionDesc(coalition.value(), state);
  }

  /** Every version that was ever in force, oldest first. */
  List<TermsRecord> adopted(CoalitionId coalition) {
    return terms.findByKeyCoalitionIdAndStateOrderByKeyVersion(
        coalition.value(), TermsState.ADOPTED);
  }

  /**
   * Whether a suspended Seat is bound by Terms that came into force without it: nobody could ask it
   * whether it accepts them.
   */
  boolean changedWithout(Seat seat, Instant now) {
    TermsRecord current = latest(seat.coalition(), TermsState.ADOPTED).orElseThrow();
    return !current.adoptedAt().isBefore(seat.since(now))
        && !(answers(seat.coalition(), current.version()).get(seat.id())
            instanceof Answer.Accepted);
  }

  int nextVersion(CoalitionId coalition) {
    return terms
            .findFirstByKeyCoalitionIdOrderByKeyVersionDesc(coalition.value())
            .orElseThrow()
            .version()
        + 1;
  }

  void recordAcceptance(Actor actor, Seat seat, int version, Instant now) {
    record(actor, seat, version, "ACCEPTED", "", now);
  }

  void recordObjection(Actor actor, Seat seat, int version, String reason, Instant now) {
    record(actor, seat, version, "OBJECTED", reason, now);
  }

  private void record(
      Actor actor, Seat seat, int version, String answer, String comment, Instant now) {
    jdbc.sql(
            """
            update terms_answer
               set superseded_at = :now
             where seat_id = :seat
               and terms_version = :version
               and superseded_at is null
            """)
        .param("seat", seat.id().value())
        .param("version", version)
        .param("now", Timestamp.from(now))
        .update();
    jdbc.sql(
            """
            insert into terms_answer
                   (seat_id, coalition_id, terms_version, answer, comment, subject, name, answered_at)
            values (:seat, :coalition, :version, :answer, :comment, :subject, :name, :now)
            """)
        .param("seat", seat.id().value())
        .param("coalition", seat.coalition().value())
        .param("version", version)
        .param("answer", answer)
        .param("comment", comment)
        .param("subject", actor.subject().value())
        .param("name", actor.name())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** What a Seat answered binds it no more, once it has left. */
  void forget(Seat seat, Instant now) {
    jdbc.sql(
            """
            update terms_answer
               set superseded_at = :now
             where seat_id = :seat
               and superseded_at is null
            """)
        .param("seat", seat.id().value())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** The answers that stand to one version. */
  Map<SeatId, Answer> answers(CoalitionId coalition, int version) {
    return jdbc
        .sql(
            """
            select seat_id, answer, comment, name, answered_at
              from terms_answer
             where coalition_id = :coalition
               and terms_version = :version
               and superseded_at is null
            """)
        .param("coalition", coalition.value())
        .param("version", version)
        .query(
            (row, number) ->
                Map.entry(new SeatId(row.getObject("seat_id", UUID.class)), answer(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Answer answer(ResultSet row) throws SQLException {
    String name = row.getString("name");
    Instant at = row.getTimestamp("answered_at").toInstant();
    return "ACCEPTED".equals(row.getString("answer"))
        ? new Answer.Accepted(name, at)
        : new Answer.Objected(name, at, row.getString("comment"));
  }

  /**
   * Puts what is proposed in force if those who take part now have accepted it as the version in
   * force demands. To be asked after each answer, and each time that somebody ceases to take part.
   */
  Optional<Terms> adoptIfAgreed(CoalitionId coalition, Instant now) {
    return proposed(coalition)
        .filter(proposal -> isAgreed(coalition, proposal, now))
        .map(
            proposal -> {
              proposal.adopt(now);
              return proposal.terms();
            });
  }

  private boolean isAgreed(CoalitionId coalition, TermsRecord proposal, Instant now) {
    Map<SeatId, Answer> answers = answers(coalition, proposal.version());
    Predicate<Seat> accepted = seat -> answers.get(seat.id()) instanceof Answer.Accepted;
    List<Seat> active =
        seats.findByCoalitionId(coalition.value()).stream()
            .filter(seat -> seat.state(now) == SeatState.ACTIVE)
            .toList();
    return switch (inForce(coalition).adoption()) {
      case ALL -> active.stream().allMatch(accepted);
      case MAJORITY -> active.stream().filter(accepted).count() * 2 > active.size();
      case CONVENERS -> active.stream().filter(Seat::isConvening).allMatch(accepted);
    };
  }
}
