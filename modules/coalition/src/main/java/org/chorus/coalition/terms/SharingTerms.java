package org.chorus.coalition.terms;

import static org.chorus.coalition.terms.SharingFault.CAP_LIMITS_NOTHING;
import static org.chorus.coalition.terms.SharingFault.CAP_NOT_POSITIVE;
import static org.chorus.coalition.terms.SharingFault.ORGANIC_IS_DECIDED;
import static org.chorus.coalition.terms.SharingFault.WINDOW_ENDS_BEFORE_IT_STARTS;
import static org.chorus.coalition.terms.SharingFault.WINDOW_IS_OVER;
import static org.chorus.coalition.terms.SharingFault.WINDOW_LIMITS_NOTHING;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Terms say about contact data. Can say what cannot be done, because people choose one setting
 * after the other: {@link #faults} tells.
 *
 * <p>Neither limit touches people of a partner's own, who signed on its page.
 *
 * @param cap how many people who are not of its own a partner receives at most, in each pool: those
 *     who signed first
 * @param window when people who are not of its own must sign for a partner to receive them
 */
public record SharingTerms(
    SharingRule rule, OrganicRule organic, Optional<Integer> cap, SharingWindow window) {

  /** A rule with the other settings as they are if nobody decides on them. */
  public static SharingTerms of(SharingRule rule) {
    return new SharingTerms(rule, OrganicRule.NONE, Optional.empty(), SharingWindow.ALWAYS);
  }

  public SharingTerms with(OrganicRule other) {
    return new SharingTerms(rule, other, cap, window);
  }

  public SharingTerms cappedAt(int people) {
    return new SharingTerms(rule, organic, Optional.of(people), window);
  }

  public SharingTerms within(SharingWindow days) {
    return new SharingTerms(rule, organic, cap, days);
  }

  /** Whether a partner receives somebody because they signed on its page. */
  public boolean reachTheSource() {
    return rule != SharingRule.CONVENER_ONLY;
  }

  /** Who besides that partner could receive somebody who signs on a partner's page. */
  public Receivers onPartnersPages() {
    return switch (rule) {
      case SOURCE_ONLY -> Receivers.NOBODY;
      case OPT_IN_PER_PARTNER, SHARE_ALL, PROPORTIONAL -> Receivers.EVERYBODY;
      case CONVENER_ONLY -> Receivers.CONVENERS;
    };
  }

  /** Who could receive somebody who signs on the common page and on no other. */
  public Receivers onCommonPage() {
    return switch (rule) {
      case SOURCE_ONLY, PROPORTIONAL ->
          switch (organic) {
            case NONE -> Receivers.NOBODY;
            case CONVENER -> Receivers.CONVENERS;
            case EQUAL, PRO_RATA -> Receivers.EVERYBODY;
          };
      case OPT_IN_PER_PARTNER, SHARE_ALL, CONVENER_ONLY -> onPartnersPages();
    };
  }

  /** Whether the rule leaves it open who receives people whom no partner brought. */
  public boolean leaveOrganicOpen() {
    return switch (rule) {
      case SOURCE_ONLY, PROPORTIONAL -> true;
      case OPT_IN_PER_PARTNER, SHARE_ALL, CONVENER_ONLY -> false;
    };
  }

  /**
   * Whether anybody could receive people who are not of its own, so that there is what to limit.
   */
  public boolean canBeLimited() {
    return onPartnersPages() != Receivers.NOBODY || onCommonPage() != Receivers.NOBODY;
  }

  /** Whether partners are needed to give each other people. */
  public boolean areAnExchange() {
    return rule == SharingRule.PROPORTIONAL;
  }

  /**
   * All reasons why they cannot be satisfied, by themselves; empty if they can.
   *
   * @param today in UTC
   */
  public List<SharingFault> faults(LocalDate today) {
    Set<SharingFault> faults = EnumSet.noneOf(SharingFault.class);
    if (organic != OrganicRule.NONE && !leaveOrganicOpen()) {
      faults.add(ORGANIC_IS_DECIDED);
    }
    if (cap.isPresent() && cap.get() < 1) {
      faults.add(CAP_NOT_POSITIVE);
    } else if (cap.isPresent() && !canBeLimited()) {
      faults.add(CAP_LIMITS_NOTHING);
    }
    if (window.endsBeforeItStarts()) {
      faults.add(WINDOW_ENDS_BEFORE_IT_STARTS);
    } else if (window.isOver(today)) {
      faults.add(WINDOW_IS_OVER);
    } else if (!window.equals(SharingWindow.ALWAYS) && !canBeLimited()) {
      faults.add(WINDOW_LIMITS_NOTHING);
    }
    return List.copyOf(faults);
  }

  /** In plain language, a paragraph for each setting that is not the usual one. */
  public List<String> inPlainWords() {
    return SharingWords.of(this);
  }
}
