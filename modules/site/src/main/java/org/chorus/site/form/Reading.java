package org.chorus.site.form;

import java.util.List;
import org.chorus.signature.SignRequest;

/** What a {@link SignForm} amounts to. */
public sealed interface Reading {

  /** Everything is there. */
  record Complete(SignRequest request) implements Reading {}

  /** These fields need another look. */
  record Incomplete(List<FormProblem> problems) implements Reading {}

  /** The form is not one of the page as it stands now: what it agrees to is not what is asked. */
  record PageChanged() implements Reading {}
}
