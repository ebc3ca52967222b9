package org.chorus.campaign.published;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorus.campaign.life.ConsentMode;
import org.chorus.coalition.Partner;
import org.chorus.coalition.terms.Receivers;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.coalition.terms.SharingTerms;
import org.chorus.organization.OrganizationProfile;

/**
 * Whose consent a page asks for, or discloses: exactly those co-owners that could receive somebody
 * who signs there and nowhere else, by the Terms in force at that moment. Who could not is not
 * asked about, because a yes would lead nowhere (GDPR Art. 5(1)(c)).
 */
record Recipients(SharingTerms terms, ConsentMode mode, Instant now) {

  /**
   * The page's own Organization first, the others by name.
   *
   * @param own whose page it is; empty for the common page
   * @param partners those that take part
   */
  List<OrganizationProfile> on(Optional<OrganizationProfile> own, List<Partner> partners) {
    Receivers others = others(own);
    return Stream.concat(
            partners.stream()
                .filter(partner -> isOf(partner, own))
                .filter(partner -> terms.reachTheSource() || partner.convening()),
            partners.stream()
                .filter(partner -> !isOf(partner, own))
                .filter(
                    partner ->
                        switch (others) {
                          case NOBODY -> false;
                          case CONVENERS -> partner.convening();
                          case EVERYBODY -> true;
                        })
                .sorted(Comparator.comparing(partner -> partner.organization().name())))
        .map(Partner::organization)
        .toList();
  }

  private Receivers others(Optional<OrganizationProfile> own) {
    if (!terms.window().includes(now) || isOptInWithoutQuestion()) {
      return Receivers.NOBODY;
    }
    return own.isPresent() ? terms.onPartnersPages() : terms.onCommonPage();
  }

  /** Nobody opts in to another partner by a statement. */
  private boolean isOptInWithoutQuestion() {
    return terms.rule() == SharingRule.OPT_IN_PER_PARTNER && mode == ConsentMode.DISCLOSURE;
  }

  private static boolean isOf(Partner partner, Optional<OrganizationProfile> own) {
    return own.map(OrganizationProfile::id)
        .filter(id -> id.equals(partner.organization().id()))
        .isPresent();
  }
}
