package org.chorus.signature.dashboard;

import static org.chorus.access.Permission.READ_NUMBERS;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.chorus.access.Access;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
import org.chorus.kernel.CoalitionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Shows partners what became of a pool, and what their own work has to do with it. */
@Service
public class Dashboards {

  private final CellReader cells;
  private final Access access;
  private final Clock clock;

  Dashboards(CellReader cells, Access access, Clock clock) {
    this.cells = cells;
    this.access = access;
    this.clock = clock;
  }

  /**
   * What the Actor's Organization may know of the pool that a Campaign of the Coalition feeds. A
   * Campaign of another Coalition looks like one that nobody has signed. All of it is as it stood
   * at one moment, so every sum agrees with every other.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Dashboard of(Actor actor, CoalitionId coalition, CampaignId campaign, Lookback lookback) {
    access.require(actor, READ_NUMBERS, coalition, campaign);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Assembly(
            actor.organization(),
            cells.read(actor.organization(), coalition, campaign, today),
            lookback,
            today)
        .assemble();
  }
}
