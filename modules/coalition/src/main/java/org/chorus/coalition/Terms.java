package org.chorus.coalition;

import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chorus.coalition.terms.SharingTerms;

/**
 * One version of what the Seats of a Coalition agreed on, or are asked to. A version never changes,
 * its sentences included: they are kept as they were written.
 *
 * @param sharing who receives whose contact data
 * @param adoption whose acceptance the next version will need
 * @param partnerOrder in which order supporters read the partners' names
 * @param clauses what the Coalition adds in its own words, possibly empty
 * @param inPlainWords the settings in plain language, a paragraph each: what an approver reads
 *     before accepting
 */
public record Terms(
    int version,
    SharingTerms sharing,
    AdoptionRule adoption,
    PartnerOrder partnerOrder,
    String clauses,
    Instant proposedAt,
    List<String> inPlainWords) {

  /** The longest text that the Coalition may add, in characters. */
  public static final int MAX_CLAUSES = 5000;

  public Terms {
    inPlainWords = List.copyOf(inPlainWords);
  }

  /** A version that is being written, in the words for its settings that are in use now. */
  public Terms(
      int version,
      SharingTerms sharing,
      AdoptionRule adoption,
      PartnerOrder partnerOrder,
      String clauses,
      Instant proposedAt) {
    this(
        version,
        sharing,
        adoption,
        partnerOrder,
        clauses,
        proposedAt,
        wordsFor(sharing, adoption, partnerOrder));
  }

  /** The words for settings as versions are written from now on; older ones keep theirs. */
  static List<String> wordsFor(
      SharingTerms sharing, AdoptionRule adoption, PartnerOrder partnerOrder) {
    return Stream.of(
            Stream.of(
                "All organizations own the coalition's campaigns together. A campaign is published"
                    + " when every organization has approved it."),
            sharing.inPlainWords().stream(),
            Stream.of(
                "A partner that joins later receives only people who sign from then on and agree to"
                    + " it by name.",
                "A partner that leaves receives nobody from then on and loses access to those it"
                    + " received here. What was signed on its page stays with the campaign.",
                wordsFor(partnerOrder),
                switch (adoption) {
                  case ALL -> "New terms need the acceptance of every partner.";
                  case MAJORITY ->
                      "New terms need the acceptance of more than half of the partners, and then bind"
                          + " all of them.";
                  case CONVENERS ->
                      "New terms need the acceptance of every convening partner, and then bind all of"
                          + " them.";
                }))
        .flatMap(words -> words)
        .toList();
  }

  static String wordsFor(PartnerOrder partnerOrder) {
    return switch (partnerOrder) {
      case ALPHABETICAL -> "Where pages name all partners, they stand in alphabetical order.";
      case ROTATING ->
          "Where pages name all partners, another one stands first each day, so that each stands"
              + " first equally often; the others follow in alphabetical order.";
    };
  }

  /** What each version in turn changes, sentence by sentence. */
  public TermsDifference differenceTo(Terms later) {
    return TermsDifference.between(sentences(), later.sentences());
  }

  boolean saysTheSameAs(
      SharingTerms otherSharing,
      AdoptionRule otherAdoption,
      PartnerOrder otherOrder,
      String otherClauses) {
    return sharing.equals(otherSharing)
        && adoption == otherAdoption
        && partnerOrder == otherOrder
        && clauses.equals(otherClauses);
  }

  private List<String> sentences() {
    return Stream.concat(inPlainWords.stream(), clauses.lines())
        .flatMap(text -> sentencesOf(text).stream())
        .toList();
  }

  private static List<String> sentencesOf(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      start = end;
    }
    return sentences;
  }
}
