package org.chorus.content;

import java.util.Optional;
import org.chorus.kernel.ImageId;

/**
 * The main image of a Page.
 *
 * @param credit who made it and who owns it, shown beside it
 * @param alternative what it shows, for those who cannot see it (WCAG 2.2, 1.1.1)
 */
public record Picture(Optional<ImageId> image, String credit, String alternative) {

  /** No image. */
  public static final Picture NONE = new Picture(Optional.empty(), "", "");

  public Picture {
    credit = credit.strip();
    alternative = alternative.strip();
  }
}
