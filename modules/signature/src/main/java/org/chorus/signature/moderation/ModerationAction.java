package org.chorus.signature.moderation;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a moderator did, as a whole.
 *
 * @param selection which signatures were meant, in words
 * @param by the moderator's name
 * @param selected how many signatures were meant
 * @param handled how many of them it has come to so far
 * @param changed how many of those are another than before
 * @param restored how many of these are what they were, because it was taken back
 * @param undone when and by whom that was
 */
public record ModerationAction(
    long id,
    Deed deed,
    String selection,
    String reason,
    Instant at,
    String by,
    State state,
    long selected,
    long handled,
    long changed,
    long restored,
    Optional<Undone> undone) {

  /** How far it is. */
  public enum State {
    /** It goes on by itself. */
    RUNNING,
    /** It is done, and can be taken back. */
    DONE,
    /** It is being taken back. */
    UNDOING,
    /** It is taken back. */
    UNDONE;

    /** Whether it goes on by itself. */
    public boolean isUnderWay() {
      return switch (this) {
        case RUNNING, UNDOING -> true;
        case DONE, UNDONE -> false;
      };
    }
  }

  /** That it was taken back. */
  public record Undone(Instant at, String by) {}
}
