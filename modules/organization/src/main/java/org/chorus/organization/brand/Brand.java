package org.chorus.organization.brand;

import java.util.Optional;
import org.chorus.kernel.ImageId;

/** How an Organization, or a Coalition on its common page, looks to supporters. */
public record Brand(Optional<ImageId> logo, Optional<Palette> palette) {

  /** Nothing chosen yet: monogram and the colors of the house. */
  public static final Brand NONE = new Brand(Optional.empty(), Optional.empty());
}
