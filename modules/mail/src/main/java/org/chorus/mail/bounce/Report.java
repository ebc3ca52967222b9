package org.chorus.mail.bounce;

import org.chorus.mail.outbox.ReturnPaths.Origin;
import org.chorus.mail.suppression.Returned;

/** What a mail that came back says. */
sealed interface Report {

  /** Something that counts, about a mail that left here. */
  record About(Origin mail, Returned what) implements Report {}

  /** Nothing that counts: mail that is late or was delivered, and answers of machines. */
  record OfNoConsequence() implements Report {}

  /** Not to be understood, or not about a mail of ours: for people to look at. */
  record Unclear() implements Report {}
}
