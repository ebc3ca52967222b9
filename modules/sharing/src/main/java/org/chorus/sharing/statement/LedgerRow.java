package org.chorus.sharing.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.coalition.terms.OrganicRule;
import org.chorus.kernel.OrganizationId;

/**
 * One person dealt whom nobody brought, by the numbers that decided it. Says nothing of the person;
 * all partners read the same.
 *
 * @param ordinal from 1 in each pool
 * @param candidates who could receive the person; who joined first stands first
 */
public record LedgerRow(
    long ordinal,
    Instant signedAt,
    OrganicRule rule,
    int termsVersion,
    List<Candidate> candidates,
    OrganizationId to) {

  /**
   * Who could receive the person, and where it stood.
   *
   * @param dealt people dealt to it before
   * @param level the same, with what it started with when it joined later than others
   * @param lag by PRO_RATA, how far it was behind its share, in people; empty by EQUAL, or while
   *     nobody had brought anybody
   */
  public record Candidate(
      OrganizationId organization, String name, long dealt, long level, Optional<Double> lag) {}
}
