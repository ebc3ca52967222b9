package org.chorus.campaign.page;

import java.util.List;
import org.chorus.content.ContentProblem;

/** What became of saving a Page. */
public sealed interface SaveOutcome {

  /** Stored as this revision; earlier approvals of the Campaign are void. */
  record Saved(int revision) implements SaveOutcome {}

  /** Exactly what was there already; nothing changed. */
  record Unchanged(int revision) implements SaveOutcome {}

  /** Some of it cannot stand; nothing was stored. */
  record Invalid(List<ContentProblem> problems) implements SaveOutcome {}

  /** Somebody saved in between. Nothing was stored; {@code theirs} is what stands now. */
  record Conflict(PageDraft theirs) implements SaveOutcome {}

  /** The Campaign is put away, and changes no more. Nothing was stored. */
  record Archived() implements SaveOutcome {}
}
