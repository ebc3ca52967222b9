package org.chorus.coalition;

import java.util.ArrayList;
import java.util.List;

/**
 * What a later version says otherwise than an earlier one. As few sentences as possible count as
 * changed; where one replaces another, the removed one stands first.
 */
public record TermsDifference(List<Sentence> sentences) {

  /** What became of a sentence. */
  public enum Change {
    KEPT,
    REMOVED,
    ADDED
  }

  /** One sentence of either version. */
  public record Sentence(Change change, String text) {}

  /** By the longest common subsequence; Terms have a hundred sentences, not thousands. */
  static TermsDifference between(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int b = before.size() - 1; b >= 0; b--) {
      for (int a = after.size() - 1; a >= 0; a--) {
        common[b][a] =
            before.get(b).equals(after.get(a))
                ? common[b + 1][a + 1] + 1
                : Math.max(common[b + 1][a], common[b][a + 1]);
      }
    }
    List<Sentence> sentences = new ArrayList<>();
    int b = 0;
    int a = 0;
    while (b < before.size() || a < after.size()) {
      if (b < before.size() && a < after.size() && before.get(b).equals(after.get(a))) {
        sentences.add(new Sentence(Change.KEPT, before.get(b)));
        b++;
        a++;
      } else if (a == after.size() || (b < before.size() && common[b + 1][a] >= common[b][a + 1])) {
        sentences.add(new Sentence(Change.REMOVED, before.get(b)));
        b++;
      } else {
        sentences.add(new Sentence(Change.ADDED, after.get(a)));
        a++;
      }
    }
    return new TermsDifference(List.copyOf(sentences));
  }
}
