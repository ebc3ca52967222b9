package org.chorus.console.coalition;

import org.chorus.coalition.JoinOutcome;
import org.chorus.coalition.Seats;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;

/** What a step with a request to join came to, in words. */
final class JoinNotices {

  private JoinNotices() {}

  static void tell(JoinOutcome outcome, String done) {
    switch (outcome) {
      case JoinOutcome.Done() -> Notice.done(done);
      case JoinOutcome.TakesNoRequests() ->
          Notice.problem("This coalition takes no requests any more.");
      case JoinOutcome.AlreadySeated(var state) ->
          Notice.problem(
              switch (state) {
                case INVITED -> "It is invited already.";
                case ACTIVE -> "It is a partner already.";
                case SUSPENDED -> "It is a suspended partner.";
                case EXPIRED, LEFT, DECLINED, REVOKED -> "Somebody was faster. Try once more.";
              });
      case JoinOutcome.AlreadyAsked() ->
          Notice.problem("A colleague has asked already. The conveners have not answered.");
      case JoinOutcome.TooSoon(var again) ->
          Notice.problem(
              "You were turned down not long ago. You can ask again on "
                  + Reader.current().date(again)
                  + ".");
      case JoinOutcome.WordsOutOfBounds() ->
          Notice.problem("Say a few words, at most " + Seats.MAX_REASON + " characters.");
      case JoinOutcome.NotOpen() ->
          Notice.problem("It was answered or withdrawn meanwhile. Nothing was changed.");
    }
  }
}
