package org.chorus.console.coalition;

import org.chorus.console.look.Tag;
import org.chorus.organization.Partner;

/** Where an organization stands with a coalition. */
final class SeatTag {

  private SeatTag() {}

  static Tag of(Partner partner) {
    return switch (partner.state()) {
      case INVITED -> new Tag("Invited", Tag.Tone.WAITING);
      case ACTIVE ->
          partner.convening()
              ? new Tag("Convener", Tag.Tone.GOOD)
              : new Tag("Partner", Tag.Tone.GOOD);
      case DECLINED -> new Tag("Declined", Tag.Tone.QUIET);
    };
  }
}
