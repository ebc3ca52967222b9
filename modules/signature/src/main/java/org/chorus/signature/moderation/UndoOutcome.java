package org.chorus.signature.moderation;

/** What came of taking something back. */
public sealed interface UndoOutcome {

  /** It is taken back, or goes on by itself: see {@link ModerationActions#action}. */
  record Begun() implements UndoOutcome {}

  /** Somebody has taken it back before. */
  record UndoneBefore() implements UndoOutcome {}

  /** There is no such thing in this Campaign. */
  record Unknown() implements UndoOutcome {}
}
