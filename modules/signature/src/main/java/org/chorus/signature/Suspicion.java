package org.chorus.signature;

/**
 * One reason to doubt that a person signed, as the door saw it. Never a reason to refuse anybody,
 * and never told: who is doubted gets the answer that everybody gets. (Why so: decision 0047.)
 */
public enum Suspicion {
  /** A field that people neither see nor hear was filled in. */
  HONEYPOT,
  /** The form brought no token along: it was not taken from a page. */
  FORM_TOKEN_MISSING,
  /** The form brought a token along that this installation did not make for the page. */
  FORM_TOKEN_FORGED,
  /** The page was days old. Weak: browsers keep pages open for as long as people do. */
  FORM_TOKEN_OLD,
  /** The form came back sooner than anybody reads and types. */
  TOO_FAST,
  /** Very many signatures came from the same address or network within minutes. */
  CROWDED_NETWORK,
  /** The mailbox is of a service whose addresses are thrown away after use. */
  DISPOSABLE_DOMAIN,
  /** The page set a challenge, and the form brought no fresh solution of it along. */
  CHALLENGE_UNSOLVED;

  /** Whether it means nothing by itself, and adds to others only. */
  public boolean isWeak() {
    return switch (this) {
      case FORM_TOKEN_OLD -> true;
      case HONEYPOT,
          FORM_TOKEN_MISSING,
          FORM_TOKEN_FORGED,
          TOO_FAST,
          CROWDED_NETWORK,
          DISPOSABLE_DOMAIN,
          CHALLENGE_UNSOLVED ->
          false;
    };
  }
}
