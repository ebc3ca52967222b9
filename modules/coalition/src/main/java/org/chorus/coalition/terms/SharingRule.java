package org.chorus.coalition.terms;

/**
 * Who receives the contact data of somebody who signed; agreed in the Terms of a Coalition.
 *
 * <p>Whichever the rule, nobody is received by an Organization without having agreed to a text that
 * named it. Somebody <em>of a partner's own</em> is a person who signed on that partner's page.
 */
public enum SharingRule {
  /** Each partner those of its own. */
  SOURCE_ONLY,
  /**
   * Every partner that the person said yes to, each asked for by name. A statement asks nobody: a
   * Campaign that discloses instead names the page's own partner, and no other receives.
   */
  OPT_IN_PER_PARTNER,
  /** Every partner that the person agreed to; where a Campaign discloses, it names all of them. */
  SHARE_ALL,
  /**
   * Each partner those of its own, and of the others who agreed to it as many as Signatures are
   * credited to it, in the order in which they were signed.
   */
  PROPORTIONAL,
  /** Every convening partner that the person agreed to. The others receive not even their own. */
  CONVENER_ONLY
}
