package org.chorus.coalition.terms;

/** Why SharingTerms could never do what they say. */
public enum SharingFault {
  /** The only partner would exchange people with itself. */
  NOBODY_TO_EXCHANGE_WITH(
      Setting.RULE,
      "Invite another organization first, or choose another rule: there is nobody to exchange people"
          + " with."),
  /** The rule says already who receives people whom no partner brought. */
  ORGANIC_IS_DECIDED(
      Setting.ORGANIC,
      "Leave this out: by the rule that you chose, whoever signs on the common page is shared like"
          + " everybody else."),
  /** A limit of nobody at all, or of fewer. */
  CAP_NOT_POSITIVE(Setting.CAP, "Enter 1 or more, or nothing for no limit."),
  /** No partner receives people who are not of its own, and those are not limited. */
  CAP_LIMITS_NOTHING(
      Setting.CAP,
      "Leave the limit out: each partner receives only people who sign on its own page, and those"
          + " are never limited. Or share more than that."),
  WINDOW_ENDS_BEFORE_IT_STARTS(
      Setting.WINDOW, "Choose a last day that is not before the first one."),
  /** All of its days are past. */
  WINDOW_IS_OVER(
      Setting.WINDOW,
      "Choose a last day that is still to come, or none: nobody can sign in the past."),
  /** As {@link #CAP_LIMITS_NOTHING}. */
  WINDOW_LIMITS_NOTHING(
      Setting.WINDOW,
      "Leave the days out: each partner receives only people who sign on its own page, and those are"
          + " received on any day. Or share more than that.");

  /** What is to be changed. */
  public enum Setting {
    RULE,
    ORGANIC,
    CAP,
    WINDOW
  }

  private final Setting setting;
  private final String remedy;

  SharingFault(Setting setting, String remedy) {
    this.setting = setting;
    this.remedy = remedy;
  }

  public Setting setting() {
    return setting;
  }

  /** What to do about it, in words for staff. */
  public String remedy() {
    return remedy;
  }
}
