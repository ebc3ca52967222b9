package org.chorus.mail.bounce;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.OrganizationId;
import org.chorus.mail.outbox.DayTally;
import org.chorus.mail.outbox.DayTally.Event;
import org.chorus.mail.outbox.DayTally.Happened;
import org.chorus.mail.outbox.ReturnPaths.Origin;
import org.chorus.mail.suppression.Returned;
import org.chorus.mail.suppression.Suppressions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the consequences of what came back. */
@Component
class Bounces {

  private final JdbcClient jdbc;
  private final Suppressions suppressions;
  private final DayTally tally;

  Bounces(JdbcClient jdbc, Suppressions suppressions, DayTally tally) {
    this.jdbc = jdbc;
    this.suppressions = suppressions;
    this.tally = tally;
  }

  /** Whoever the mail was written for writes to the person no more, or less; others go on. */
  @Transactional
  void note(Origin mail, Returned what) {
    Optional<OrganizationId> organization = mail.organizationEnd().flatMap(this::organization);
    if (mail.organizationEnd().isPresent() && organization.isEmpty()) {
      return; // gone meanwhile
    }
    suppressions.note(mail.recipient(), organization, what);
    tally.add(
        List.of(
            new Happened(
                what == Returned.COMPLAINT ? Event.COMPLAINT : Event.BOUNCED, organization)));
  }

  private Optional<OrganizationId> organization(String end) {
    return jdbc
        .sql("select id from organization where right(id::text, :length) = :end")
        .param("length", end.length())
        .param("end", end)
        .query((row, number) -> new OrganizationId(row.getObject("id", UUID.class)))
        .list()
        .stream()
        .findFirst();
  }
}
