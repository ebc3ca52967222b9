package org.chorus.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.coalition.terms.SharingRule.OPT_IN_PER_PARTNER;
import static org.chorus.coalition.terms.SharingRule.SOURCE_ONLY;

import java.time.Instant;
import java.util.List;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.junit.jupiter.api.Test;

class TermsTest {

  private static Terms terms(SharingTerms sharing) {
    return new Terms(1, sharing, AdoptionRule.ALL, PartnerOrder.ALPHABETICAL, "", Instant.EPOCH);
  }

  /** Word by word: a partner that accepted them finds them so, and never as a change. */
  private static List<String> asTheFirstReleasesSaidIt(String sharing) {
    return List.of(
        "All organizations own the coalition's campaigns together. A campaign is published when every"
            + " organization has approved it.",
        "Each person counts once, whichever partner's page they sign on. The signature is credited to"
            + " the partner on whose page the person signed first; signing again on another"
            + " partner's page is recorded as that partner's assist.",
        sharing,
        "Every partner sees the total, its own share and the others' together. No partner sees another"
            + " partner's people or figures.",
        "A partner that joins later receives only people who sign from then on and agree to it by"
            + " name.",
        "A partner that leaves receives nobody from then on and loses access to those it received"
            + " here. What was signed on its page stays with the campaign.",
        "Where pages name all partners, they stand in alphabetical order.",
        "New terms need the acceptance of every partner.");
  }

  @Test
  void whatTheFirstReleasesCouldSayIsSaidAsTheySaidIt() {
    assertThat(terms(SharingTerms.of(SOURCE_ONLY)).inPlainWords())
        .isEqualTo(
            asTheFirstReleasesSaidIt(
                "Contact data goes only to the partner on whose page the person signed, and only if"
                    + " the person says yes to that partner."));
    assertThat(terms(SharingTerms.of(OPT_IN_PER_PARTNER)).inPlainWords())
        .isEqualTo(
            asTheFirstReleasesSaidIt(
                "Each person is asked about every partner by name. Contact data goes to exactly the"
                    + " partners that the person says yes to, and to nobody else."));
  }

  @Test
  void aChangedSettingIsADifference() {
    SharingTerms usual = SharingTerms.of(SharingRule.SHARE_ALL);
    assertThat(terms(usual).differenceTo(terms(usual.cappedAt(500))).sentences())
        .filteredOn(sentence -> sentence.change() == TermsDifference.Change.ADDED)
        .extracting(TermsDifference.Sentence::text)
        .anyMatch(text -> text.contains("at most 500 in each pool"))
        .noneMatch(text -> text.contains("All organizations own"));
  }
}
