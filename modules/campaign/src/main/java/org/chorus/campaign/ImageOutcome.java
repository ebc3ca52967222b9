package org.chorus.campaign;

import org.chorus.kernel.ImageId;

/** What became of an uploaded image. */
public sealed interface ImageOutcome {

  /** Re-encoded and kept. */
  record Stored(ImageId image, int width, int height) implements ImageOutcome {}

  /** Larger than {@link Images#MAX_BYTES} or {@link Images#MAX_PIXELS}: upload a smaller one. */
  record TooLarge() implements ImageOutcome {}

  /** Not a PNG or JPEG file, whatever its name says: save it as one and try again. */
  record NotAnImage() implements ImageOutcome {}
}
