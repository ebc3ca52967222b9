package org.chorus.organization.brand;

/** What became of a new {@link Brand}. */
public sealed interface BrandOutcome {

  /** Supporters see it from now on. */
  record Dressed() implements BrandOutcome {}

  /** The colors cannot be read. Nothing was changed. */
  record TooLittleContrast(ColorChoice.Verdict.TooLittleContrast why) implements BrandOutcome {}

  /** The logo is not one that the Actor's Organization has uploaded. Nothing was changed. */
  record UnknownLogo() implements BrandOutcome {}
}
