package org.chorus.image;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The stores that are set up. New images go to one of them. */
@Component
class ImageStores {

  private final DatabaseStore database;
  private final Optional<S3Store> s3;
  private final ImageStore preferred;

  /**
   * @param store {@code database} or {@code s3}: where new images go
   * @param bucket where it is set, images are also read from there while new ones go to the
   *     database
   */
  ImageStores(
      DatabaseStore database,
      @Value("${chorus.images.store:database}") String store,
      @Value("${chorus.images.s3.endpoint:}") String endpoint,
      @Value("${chorus.images.s3.bucket:}") String bucket,
      @Value("${chorus.images.s3.region:us-east-1}") String region,
      @Value("${chorus.images.s3.access-key:}") String accessKey,
      @Value("${chorus.images.s3.secret-key:}") String secretKey,
      @Value("${chorus.images.s3.path-style:true}") boolean pathStyle) {
    this.database = database;
    boolean toS3 =
        switch (store) {
          case "database" -> false;
          case "s3" -> true;
          default ->
              throw new IllegalArgumentException(
                  "chorus.images.store is neither database nor s3: " + store);
        };
    this.s3 =
        toS3 || !bucket.isBlank()
            ? Optional.of(
                new S3Store(
                    new S3Settings(
                        Optional.of(endpoint).filter(given -> !given.isBlank()),
                        bucket,
                        region,
                        accessKey,
                        secretKey,
                        pathStyle)))
            : Optional.empty();
    this.preferred = toS3 ? s3.orElseThrow() : database;
  }

  ImageStore forNewImages() {
    return preferred;
  }

  /** Empty when images were kept in a store that is not set up any more. */
  Optional<ImageStore> find(ImageStore.Kind kind) {
    return switch (kind) {
      case DATABASE -> Optional.of(database);
      case S3 -> s3.map(ImageStore.class::cast);
    };
  }

  @PreDestroy
  void close() {
    s3.ifPresent(S3Store::close);
  }
}
