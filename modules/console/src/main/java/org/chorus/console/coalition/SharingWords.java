package org.chorus.console.coalition;

import org.chorus.coalition.terms.OrganicRule;
import org.chorus.coalition.terms.SharingRule;

/** What the settings of terms on contact data mean, for the person who decides about them. */
final class SharingWords {

  private SharingWords() {}

  static String title(SharingRule rule) {
    return switch (rule) {
      case OPT_IN_PER_PARTNER -> "Every partner that the person says yes to";
      case SOURCE_ONLY -> "Only the partner on whose page the person signed";
      case SHARE_ALL -> "Every partner, also where a campaign states instead of asking";
      case PROPORTIONAL -> "Partners exchange people, one for one";
      case CONVENER_ONLY -> "Only the conveners";
    };
  }

  static String explanation(SharingRule rule) {
    return switch (rule) {
      case OPT_IN_PER_PARTNER ->
          "Each person is asked about every partner by name, and answers yes or no to each. Partners"
              + " gain people who want to hear from them; nobody hands over a list.";
      case SOURCE_ONLY ->
          "Each person is asked about one partner only, and only by a yes does it receive the contact"
              + " data. The others receive nobody from that page.";
      case SHARE_ALL ->
          "Each person is asked about every partner by name. Where a campaign has a statement in place"
              + " of questions, it names every partner, and whoever signs agrees to all of them.";
      case PROPORTIONAL ->
          "Each partner receives people who sign on its own page, and of the others' people as many as"
              + " it brought itself: one that brought 100 receives up to 100 of theirs. All with"
              + " consent by name.";
      case CONVENER_ONLY ->
          "People are asked about the convening partners. The other partners receive nobody, not even"
              + " people who sign on their own pages.";
    };
  }

  static String title(OrganicRule rule) {
    return switch (rule) {
      case NONE -> "Nobody";
      case CONVENER -> "The conveners";
      case EQUAL -> "One partner each, in turn";
      case PRO_RATA -> "One partner each, in proportion";
    };
  }

  static String explanation(OrganicRule rule) {
    return switch (rule) {
      case NONE -> "This is usual. They count, and no partner writes to them.";
      case CONVENER -> "Every convening partner that the person agrees to.";
      case EQUAL ->
          "All partners get equally many: of 9 people who agree to three partners, each receives 3.";
      case PRO_RATA ->
          "Partners get the more, the more they brought: if three brought 60, 30 and 10, they receive"
              + " 6, 3 and 1 of 10 people who agree to all three.";
    };
  }
}
