package org.chorus.coalition.terms;

/** Which partner brought a person who signed on several pages; agreed in the Terms. */
public enum CreditRule {
  /**
   * Whose page was the first; later ones are assists. Whoever signed on the common page first was
   * brought by nobody, and stays so.
   */
  FIRST_TOUCH,
  /**
   * Whose page was the last; earlier ones are assists. The common page takes a person away from
   * nobody.
   */
  LAST_TOUCH
}
