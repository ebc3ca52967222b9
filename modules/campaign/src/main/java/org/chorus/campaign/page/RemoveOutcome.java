package org.chorus.campaign.page;

/** What became of taking a language out of a page. */
public sealed interface RemoveOutcome {

  /**
   * Its texts are no more part of the page. Supporters go on reading what they have until the
   * Campaign is published anew; a partner's page then follows the common one in it.
   */
  record Removed() implements RemoveOutcome {}

  /** Nothing was written in it. */
  record NothingWritten() implements RemoveOutcome {}

  /** The common page always has the Campaign's own language. */
  record MainLanguage() implements RemoveOutcome {}

  /** The Campaign is put away, and changes no more. */
  record Archived() implements RemoveOutcome {}
}
