package org.chorus.console.look;

import java.util.List;

/** Names in a sentence, however many there are. */
public final class Names {

  /** As many as a sentence bears. */
  private static final int MAX = 5;

  private static final int FIRST = 3;

  private Names() {}

  /** All of a few; of many the first three, and how many others: "A, B, C and 57 others". */
  public static String inBrief(List<String> names) {
    return names.size() <= MAX
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, FIRST)) + " and " + (names.size() - FIRST) + " others";
  }
}
