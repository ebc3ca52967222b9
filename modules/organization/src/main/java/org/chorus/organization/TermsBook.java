package org.chorus.organization;

import java.sql.Timestamp;
import java.time.Instant;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the Terms and who answered them, by name. Answers are added, never edited. */
@Component
class TermsBook {

  private final TermsRepository terms;
  private final JdbcClient jdbc;

  TermsBook(TermsRepository terms, JdbcClient jdbc) {
    this.terms = terms;
    this.jdbc = jdbc;
  }

  /** The version that binds everybody now. */
  Terms inForce(CoalitionId coalition) {
    return terms
        .findFirstByKeyCoalitionIdOrderByKeyVersionDesc(coalition.value())
        .orElseThrow()
        .terms();
  }

  void recordAcceptance(Actor actor, Seat seat, int version, Instant now) {
    jdbc.sql(
            """
            insert into terms_answer
                   (seat_id, coalition_id, terms_version, answer, comment, subject, name, answered_at)
            values (:seat, :coalition, :version, 'ACCEPTED', '', :subject, :name, :now)
            """)
        .param("seat", seat.id().value())
        .param("coalition", seat.coalition().value())
        .param("version", version)
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
}
