package org.chorus.image;

import java.util.Optional;

/**
 * Where the bytes of images are. Under one key the same bytes stand for good: nothing is ever
 * overwritten with something else.
 */
interface ImageStore {

  /** How rows name the store that has their bytes. */
  enum Kind {
    DATABASE,
    S3
  }

  Kind kind();

  /**
   * Keeps the bytes for good before it returns. What no row comes to name stays behind, unread and
   * harmless.
   *
   * @throws ImagesUnavailableException when the store does not answer or refuses
   */
  void put(String key, String mediaType, byte[] bytes);

  /**
   * Empty when there is nothing under the key.
   *
   * @throws ImagesUnavailableException when the store does not answer or refuses
   */
  Optional<byte[]> get(String key);
}
