package org.chorus.coalition;

import java.time.Instant;
import java.util.List;
import org.chorus.kernel.OrganizationId;

/**
 * A new version of the Terms that the Seats are asked about.
 *
 * @param inForce the version that it would follow, and whose rule decides on it
 * @param answers of every active Seat, convening ones first, then by name
 */
public record TermsProposal(
    Terms terms, String proposedBy, Terms inForce, List<SeatAnswer> answers) {

  /** What it would change. */
  public TermsDifference difference() {
    return inForce.differenceTo(terms);
  }

  /** Whether the Organization is asked, and has not answered. */
  public boolean waitsFor(OrganizationId organization) {
    return answers.stream()
        .filter(answer -> answer.partner().organization().id().equals(organization))
        .anyMatch(answer -> answer.answer() instanceof Answer.Waiting);
  }

  /** Where one partner stands on it. */
  public record SeatAnswer(Partner partner, Answer answer) {}

  /** An answer, by name and time. */
  public sealed interface Answer {

    /** None yet. */
    record Waiting() implements Answer {}

    record Accepted(String by, Instant at) implements Answer {}

    record Objected(String by, Instant at, String reason) implements Answer {}
  }
}
