package org.chorus.campaign.page;

import java.time.Instant;
import java.util.List;
import org.chorus.content.ContentProblem;

/** What became of keeping a {@link WorkingCopy}. */
public sealed interface KeepOutcome {

  /** It survives a lost connection, a closed window and the end of the session. */
  record Kept(Instant at) implements KeepOutcome {}

  /** Some of it cannot stand, so what was kept before stays. */
  record Invalid(List<ContentProblem> problems) implements KeepOutcome {}
}
