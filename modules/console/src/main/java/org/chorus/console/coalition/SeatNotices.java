package org.chorus.console.coalition;

import org.chorus.coalition.SeatOutcome;
import org.chorus.coalition.Seats;
import org.chorus.console.look.Notice;

/** Says what became of a step. */
final class SeatNotices {

  private SeatNotices() {}

  static void tell(SeatOutcome outcome, String done) {
    switch (outcome) {
      case SeatOutcome.Done() -> Notice.done(done);
      case SeatOutcome.WaitsForAcceptance(var version) ->
          Notice.done(
              "It takes part again once it accepts terms version "
                  + version
                  + ", which came into force while it was suspended.");
      case SeatOutcome.NotFrom(var state) ->
          Notice.problem(
              "Somebody was faster: "
                  + switch (state) {
                    case INVITED -> "it is invited and has not answered.";
                    case EXPIRED -> "its invitation has expired.";
                    case ACTIVE -> "it is an active partner.";
                    case SUSPENDED -> "it is suspended.";
                    case LEFT -> "it has left.";
                    case DECLINED -> "it has declined.";
                    case REVOKED -> "its invitation was taken back.";
                  }
                  + " Nothing was changed.");
      case SeatOutcome.NoSuchSeat() ->
          Notice.problem("Your organization is no partner of this coalition any more.");
      case SeatOutcome.OwnSeat() ->
          Notice.problem("You cannot do this to your own organization. It can leave, though.");
      case SeatOutcome.ConvenesAlready() -> Notice.problem("It convenes already.");
      case SeatOutcome.LastConvener() ->
          Notice.problem(
              "No other active partner convenes, and somebody must. Choose “Manage” beside a partner"
                  + " and hand over, then leave.");
      case SeatOutcome.ReasonOutOfBounds() ->
          Notice.problem("Give a reason of at most " + Seats.MAX_REASON + " characters.");
    }
  }
}
