package org.chorus.signature.moderation;

import java.util.EnumSet;
import java.util.Set;
import org.chorus.signature.Standing;
import org.chorus.signature.Standings.Step;

/** What a moderator does with signatures. Both can be taken back. */
public enum Deed {
  /** They count no more. */
  TAKE_OUT(
      "signatures taken out of the count",
      Step.INVALIDATE,
      EnumSet.of(Standing.HELD, Standing.UNCONFIRMED, Standing.COUNTED)),
  /** They count, unless they still have to be confirmed. */
  LET_IN(
      "signatures let into the count",
      Step.LET_IN,
      EnumSet.of(Standing.HELD, Standing.INVALIDATED));

  private final String act;
  private final Step step;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Set<Standing> from;

  Deed(String act, Step step, Set<Standing> from) {
    this.act = act;
    this.step = step;
    this.from = from;
  }

  /** For the audit trail. */
  String act() {
    return act;
  }

  Step step() {
    return step;
  }

  /** Whether it makes a difference to a signature that stands so. */
  public boolean changes(Standing standing) {
    return from.contains(standing);
  }

  /** Those to which it makes a difference. */
  Set<Standing> from() {
    return from;
  }
}
