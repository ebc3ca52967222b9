package org.chorus.image;

import org.chorus.kernel.ImageId;

/** What became of an uploaded image. */
public sealed interface ImageOutcome {

  /** Encoded anew and kept. */
  record Stored(ImageId image, int width, int height) implements ImageOutcome {}

  /**
   * Larger than {@link ImageArchive#MAX_BYTES} or {@link ImageArchive#MAX_PIXELS}: upload a smaller
   * one.
   */
  record TooLarge() implements ImageOutcome {}

  /**
   * Not a PNG or JPEG file, whatever its name says: save it as one and try again. Drawings (SVG)
   * are among these: they can carry script, and have to be exported as PNG.
   */
  record NotAnImage() implements ImageOutcome {}
}
