package org.chorus.sharing.grant;

/** On what a ContactGrant rests, beside the person's consent. */
public enum Basis {
  /** The person came to the Organization: on its own page, or on the common one by its link. */
  OWN,
  /** By the Terms, each partner receives everybody who agreed to it. */
  AGREED,
  /** By the Terms, conveners receive everybody who agreed to them. */
  CONVENER,
  /** Another partner brought the person; one for each that the Organization brought itself. */
  EXCHANGE,
  /** No partner brought the person, who goes to the conveners that they agreed to. */
  ORGANIC,
  /** No partner brought the person, who was dealt to this Organization. */
  DEALT
}
