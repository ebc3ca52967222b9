package org.chorus.coalition.terms;

/**
 * Who receives a person whom no partner brought, where the {@link SharingRule} gives that person to
 * nobody; agreed in the Terms. Whom it is to be somebody who agreed to it, as ever.
 *
 * <p>People are dealt out in the order in which they signed, so that everybody who counts again
 * comes to the same result, name by name. Being dealt somebody is not having brought them.
 */
public enum OrganicRule {
  /** Nobody does. */
  NONE,
  /** Every convening partner that the person agreed to. */
  CONVENER,
  /**
   * One partner of those that the person agreed to: the one that was dealt the fewest so far, and
   * among several the one that joined first.
   */
  EQUAL,
  /**
   * One partner of those that the person agreed to: the one that lags behind most, if each were to
   * have its share by the number of people whom it brought until then; among several the one that
   * joined first. As {@link #EQUAL} until somebody was brought.
   */
  PRO_RATA
}
