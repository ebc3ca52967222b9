package org.chorus.signature.moderation;

/** What came of a moderator's deed. */
public sealed interface ActOutcome {

  /** It is done, or goes on by itself: see {@link ModerationActions#action}. */
  record Begun(long action) implements ActOutcome {}

  /** It would have made no difference to any signature. */
  record NothingToDo() implements ActOutcome {}

  /** It takes a reason, of at most {@value ModerationActions#LONGEST_REASON} characters. */
  record ReasonMissing() implements ActOutcome {}
}
