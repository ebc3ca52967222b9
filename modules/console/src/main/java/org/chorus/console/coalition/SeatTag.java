package org.chorus.console.coalition;

import org.chorus.coalition.Partner;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Tag;

/** Where an organization stands with a coalition. */
final class SeatTag {

  private SeatTag() {}

  static Tag of(Partner partner) {
    return switch (partner.state()) {
      case INVITED -> new Tag("Invited", Tag.Tone.WAITING);
      case EXPIRED -> new Tag("Invitation expired", Tag.Tone.QUIET);
      case ACTIVE ->
          partner.convening()
              ? new Tag("Convener", Tag.Tone.GOOD)
              : new Tag("Partner", Tag.Tone.GOOD);
      case SUSPENDED -> new Tag("Suspended", Tag.Tone.BAD);
      case LEFT -> new Tag("Left", Tag.Tone.QUIET);
      case DECLINED -> new Tag("Declined", Tag.Tone.QUIET);
      case REVOKED -> new Tag("Invitation taken back", Tag.Tone.QUIET);
    };
  }

  /** Since when, and why. */
  static String about(Partner partner, Reader reader) {
    String since = reader.date(partner.since());
    return switch (partner.state()) {
      case INVITED ->
          "invited on "
              + since
              + partner.expiresAt().map(at -> ", can answer until " + reader.date(at)).orElse("");
      case EXPIRED -> "did not answer until " + since;
      case ACTIVE ->
          partner.joinedAt().map(at -> "partner since " + reader.date(at)).orElse("since " + since);
      case SUSPENDED ->
          "since "
              + since
              + reason(partner)
              + partner
                  .reinstatedAt()
                  .map(at -> ". Reinstated on " + reader.date(at) + ", has to accept the terms")
                  .orElse("");
      case LEFT, DECLINED -> "on " + since + reason(partner);
      case REVOKED -> "on " + since;
    };
  }

  private static String reason(Partner partner) {
    return partner.reason().isEmpty() ? ", gave no reason" : ": “" + partner.reason() + "”";
  }
}
