package org.chorus.image;

import java.util.Optional;

/**
 * How to reach an S3-compatible store. Prints without its keys.
 *
 * @param endpoint where the store answers; empty for Amazon's own
 * @param accessKey empty where the machine's role lets it in
 * @param pathStyle whether the bucket stands in the path, as most compatible stores want it
 */
record S3Settings(
    Optional<String> endpoint,
    String bucket,
    String region,
    String accessKey,
    String secretKey,
    boolean pathStyle) {

  S3Settings {
    if (bucket.isBlank()) {
      throw new IllegalArgumentException(
          "chorus.images.store is s3, and chorus.images.s3.bucket is not set");
    }
  }

  @Override
  public String toString() {
    return "S3Settings[" + endpoint.orElse("Amazon") + ", " + bucket + "]";
  }
}
