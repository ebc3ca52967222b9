package org.chorus.organization;

import java.time.Instant;
import java.util.List;

/**
 * One version of what the Seats of a Coalition agreed on. A version never changes.
 *
 * @param clauses what the Coalition adds in its own words, possibly empty
 */
public record Terms(int version, SharingRule sharing, String clauses, Instant proposedAt) {

  /** The longest text that the Coalition may add, in characters. */
  public static final int MAX_CLAUSES = 5000;

  /** The settings in plain language: what an approver reads before accepting. */
  public List<String> inPlainWords() {
    return List.of(
        "All organizations own the coalition's campaigns together. A campaign is published when every"
            + " organization has approved it.",
        "Each person counts once, whichever partner's page they sign on. The signature is credited to"
            + " the partner on whose page the person signed first; signing again on another"
            + " partner's page is recorded as that partner's assist.",
        switch (sharing) {
          case SOURCE_ONLY ->
              "Contact data goes only to the partner on whose page the person signed, and only if the"
                  + " person says yes to that partner.";
          case OPT_IN_PER_PARTNER ->
              "Each person is asked about every partner by name. Contact data goes to exactly the"
                  + " partners that the person says yes to, and to nobody else.";
        },
        "Every partner sees the total, its own share and the others' together. No partner sees another"
            + " partner's people or figures.",
        "A partner that joins later receives only people who sign from then on and agree to it by"
            + " name.");
  }
}
