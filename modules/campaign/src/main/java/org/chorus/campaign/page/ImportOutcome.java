package org.chorus.campaign.page;

import java.util.List;
import org.chorus.content.FileProblem;

/** What became of bringing in a page from a file. */
public sealed interface ImportOutcome {

  /**
   * The file says this; whether it was kept says the outcome of saving it, which may be a refusal
   * or a conflict as well.
   */
  record Read(PageText text, SaveOutcome saved) implements ImportOutcome {}

  /**
   * The file is in another language than the page that was opened: open the page in that language,
   * then import it there. Nothing was stored.
   */
  record OtherLanguage(String language) implements ImportOutcome {}

  /**
   * The file cannot be read; the first twenty things that are wrong with it, by line where
   * possible.
   */
  record Unreadable(List<FileProblem> problems) implements ImportOutcome {}
}
