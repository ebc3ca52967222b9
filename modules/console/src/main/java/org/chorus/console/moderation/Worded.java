package org.chorus.console.moderation;

import org.chorus.console.look.Tag;
import org.chorus.signature.Standing;
import org.chorus.signature.Suspicion;
import org.chorus.signature.moderation.Deed;
import org.chorus.signature.moderation.Trends;

/** What moderators read of standings, suspicions and deeds. */
final class Worded {

  private Worded() {}

  static String of(Standing standing) {
    return switch (standing) {
      case WITHDRAWN -> "Withdrawn";
      case INVALIDATED -> "Taken out";
      case HELD -> "Held";
      case UNCONFIRMED -> "Waits for confirmation";
      case COUNTED -> "Counted";
    };
  }

  static Tag tag(Standing standing) {
    return new Tag(
        of(standing),
        switch (standing) {
          case WITHDRAWN, UNCONFIRMED -> Tag.Tone.QUIET;
          case INVALIDATED -> Tag.Tone.BAD;
          case HELD -> Tag.Tone.WAITING;
          case COUNTED -> Tag.Tone.GOOD;
        });
  }

  static String of(Suspicion suspicion) {
    return switch (suspicion) {
      case HONEYPOT -> "Filled in a field that nobody sees";
      case FORM_TOKEN_MISSING -> "Did not come from one of our pages";
      case FORM_TOKEN_FORGED -> "Came with a forged page";
      case FORM_TOKEN_OLD -> "The page was open for days";
      case TOO_FAST -> "Quicker than anybody reads";
      case CROWDED_NETWORK -> "One of very many from one place";
      case DISPOSABLE_DOMAIN -> "A throw-away mailbox";
      case CHALLENGE_UNSOLVED -> "Did not solve the challenge";
    };
  }

  static String of(Trends.Span span) {
    return switch (span) {
      case DAY -> "The last 24 hours";
      case WEEK -> "The last 7 days";
      case MONTH -> "The last 30 days";
    };
  }

  static String done(Deed deed) {
    return switch (deed) {
      case TAKE_OUT -> "taken out of the count";
      case LET_IN -> "let in";
    };
  }

  static String button(Deed deed) {
    return switch (deed) {
      case TAKE_OUT -> "Take out";
      case LET_IN -> "Let in";
    };
  }
}
