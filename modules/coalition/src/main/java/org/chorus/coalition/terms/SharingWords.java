package org.chorus.coalition.terms;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The sentences that SharingTerms stand for. Those of a version are kept with it, so changing one
 * here changes versions from now on; but what older releases could say is said as they said it,
 * because versions of then get their words from here.
 */
final class SharingWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final String CREDIT =
      "Each person counts once, whichever partner's page they sign on. The signature is credited"
          + " to the partner on whose page the person signed first; signing again on another"
          + " partner's page is recorded as that partner's assist.";

  private SharingWords() {}

  static List<String> of(SharingTerms terms) {
    List<String> words = new ArrayList<>();
    words.add(CREDIT);
    words.add(rule(terms.rule()));
    organic(terms).ifPresent(words::add);
    window(terms.window()).ifPresent(words::add);
    terms.cap().map(SharingWords::cap).ifPresent(words::add);
    words.add(sight(terms.rule()));
    return List.copyOf(words);
  }

  private static String rule(SharingRule rule) {
    return switch (rule) {
      case SOURCE_ONLY ->
          "Contact data goes only to the partner on whose page the person signed, and only if the"
              + " person says yes to that partner.";
      case OPT_IN_PER_PARTNER ->
          "Each person is asked about every partner by name. Contact data goes to exactly the"
              + " partners that the person says yes to, and to nobody else.";
      case SHARE_ALL ->
          "Contact data goes to every partner that the person agreed to by name, whichever page the"
              + " person signed on. Where a campaign asks, it asks about every partner; where it"
              + " states instead, the statement names every partner, and whoever signs agrees to all"
              + " of them. For a partner this means: people whom it brought reach all others, and"
              + " everybody's people reach it.";
      case PROPORTIONAL ->
          "Partners exchange people one for one. A partner receives everybody who signed on its own"
              + " page and agreed to it by name; and of the others who agreed to it by name as many"
              + " people as it brought itself, those first who agreed first; somebody whose signature counts only once it is"
              + " confirmed is in line from then on. Example: one partner"
              + " brought 300 people, another brought 100, and everybody agreed to both. The first"
              + " receives its own 300 and the 100 of the other; the second receives its own 100 and"
              + " 100 of the first one's 300.";
      case CONVENER_ONLY ->
          "Contact data goes only to convening partners, and only to those of them that the person"
              + " agreed to by name. Other partners receive nobody, not even people who sign on their"
              + " own pages; they see their numbers.";
    };
  }

  private static Optional<String> organic(SharingTerms terms) {
    return switch (terms.organic()) {
      case NONE ->
          terms.rule() == SharingRule.PROPORTIONAL
              ? Optional.of(
                  "People whom no partner brought, who sign only on the common page, are received by"
                      + " nobody and are not exchanged.")
              : Optional.empty();
      case CONVENER ->
          Optional.of(
              "People whom no partner brought, who sign only on the common page, go to each convening"
                  + " partner that they agreed to by name.");
      case EQUAL ->
          Optional.of(
              "People whom no partner brought, who sign only on the common page, are dealt out"
                  + " equally, in the order in which they sign. Each goes to one partner, of those"
                  + " that the person agreed to by name: to the one that was dealt the fewest so far,"
                  + " and among several to the one that joined first. Example: of 9 such people who"
                  + " agree to three partners, each partner receives 3.");
      case PRO_RATA ->
          Optional.of(
              "People whom no partner brought, who sign only on the common page, are dealt out in"
                  + " proportion, in the order in which they sign. Each goes to one partner, of those"
                  + " that the person agreed to by name: to the one that lags behind most, measured"
                  + " by how many people each partner has brought; until one has brought somebody,"
                  + " equally. Example: three partners brought 60, 30 and 10 people. Of 10 such people"
                  + " who agree to all three, the first receives 6, the second 3 and the third 1.");
    };
  }

  private static Optional<String> window(SharingWindow window) {
    return days(window)
        .map(
            days ->
                "A partner receives people who did not sign on its own page only if they sign "
                    + days
                    + ", by the calendar of UTC. At other times a page asks for no partner but its"
                    + " own.");
  }

  private static Optional<String> days(SharingWindow window) {
    Optional<String> first = window.firstDay().map(SharingWords::day);
    Optional<String> last = window.lastDay().map(SharingWords::day);
    if (first.isPresent() && last.isPresent()) {
      return Optional.of("from " + first.get() + " to " + last.get() + ", both days included");
    }
    return first
        .map(day -> "on " + day + " or later")
        .or(() -> last.map(day -> "on " + day + " or before"));
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  private static String cap(int people) {
    return String.format(
        Locale.ENGLISH,
        "Of people who did not sign on its own page, a partner receives at most %,d in each pool of"
            + " signatures: those who agreed first. People who sign on its own page are never"
            + " limited.",
        people);
  }

  private static String sight(SharingRule rule) {
    return switch (rule) {
      case SOURCE_ONLY, OPT_IN_PER_PARTNER ->
          "Every partner sees the total, its own share and the others' together. No partner sees"
              + " another partner's people or figures.";
      case SHARE_ALL, PROPORTIONAL, CONVENER_ONLY ->
          "Every partner sees the total, its own share and the others' together. No partner sees"
              + " another partner's figures, or anybody whom it does not receive.";
    };
  }
}
