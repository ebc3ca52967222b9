package org.chorus.image;

/** The store of images does not answer, or does not let us in. Trying again later may help. */
public final class ImagesUnavailableException extends RuntimeException {

  ImagesUnavailableException(Throwable cause) {
    super("the image store is not available", cause);
  }
}
