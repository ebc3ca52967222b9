package org.chorus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorus.image.Pictures.encoded;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that speaks S3. */
@HouseTest
class S3StoreIT {

  static final OrganizationId RIVERS = OrganizationId.random();
  static final String BUCKET = "chorus-images";
  static final LocalS3 SERVER = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();

  @Autowired ImageArchive archive;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void s3(DynamicPropertyRegistry settings) {
    SERVER.start();
    bucket(client -> client.createBucket(request -> request.bucket(BUCKET)));
    settings.add("chorus.images.store", () -> "s3");
    settings.add("chorus.images.s3.endpoint", S3StoreIT::endpoint);
    settings.add("chorus.images.s3.bucket", () -> BUCKET);
    settings.add("chorus.images.s3.access-key", () -> "key");
    settings.add("chorus.images.s3.secret-key", () -> "secret");
  }

  @AfterAll
  static void stop() {
    SERVER.shutdown();
  }

  @Test
  void keepsBytesInTheBucketAndOnlyFactsInTheDatabase() throws IOException {
    ImageId id = kept();

    assertThat(jdbc.sql("select count(*) from image_bytes").query(Long.class).single()).isZero();
    StoredImage image = archive.find(id).orElseThrow();
    assertThat(image.mediaType()).isEqualTo("image/jpeg");
    assertThat(ImageIO.read(new ByteArrayInputStream(image.bytes())).getWidth()).isEqualTo(1200);
    StoredImage narrow = archive.findNarrow(id).orElseThrow();
    assertThat(ImageIO.read(new ByteArrayInputStream(narrow.bytes())).getWidth()).isEqualTo(800);
  }

  @Test
  void anObjectThatIsGoneIsAbsent() {
    ImageId id = kept();
    bucket(client -> client.deleteObject(request -> request.bucket(BUCKET).key(id.toString())));

    assertThat(archive.find(id)).isEmpty();
    assertThat(archive.findNarrow(id)).isPresent();
  }

  @Test
  void whatWasKeptInTheDatabaseBeforeIsStillRead() {
    ImageId id = kept();
    byte[] bytes = archive.find(id).orElseThrow().bytes();
    jdbc.sql("insert into image_bytes (key, bytes) values (:key, :bytes)")
        .param("key", id.toString())
        .param("bytes", bytes)
        .update();
    jdbc.sql("update stored_image set store = 'DATABASE' where id = :id")
        .param("id", id.value())
        .update();
    try {
      assertThat(archive.find(id).orElseThrow().bytes()).isEqualTo(bytes);
    } finally {
      jdbc.sql("delete from image_bytes").update();
    }
  }

  @Test
  void aStoreThatDoesNotAnswerIsSaidToBeUnavailable() {
    try (S3Store nobody = new S3Store(settings("http://localhost:1", BUCKET))) {
      assertThatThrownBy(() -> nobody.get("key")).isInstanceOf(ImagesUnavailableException.class);
      assertThatThrownBy(() -> nobody.put("key", "image/png", new byte[1]))
          .isInstanceOf(ImagesUnavailableException.class);
    }
  }

  @Test
  void aBucketThatIsNotThereIsNoAbsentImage() {
    try (S3Store wrong = new S3Store(settings(endpoint(), "no-such-bucket"))) {
      assertThatThrownBy(() -> wrong.get("key")).isInstanceOf(ImagesUnavailableException.class);
    }
  }

  @Test
  void settingsPrintNoKeys() {
    assertThat(settings("https://s3.example.org", BUCKET).toString()).doesNotContain("secret");
  }

  private static S3Settings settings(String endpoint, String bucket) {
    return new S3Settings(Optional.of(endpoint), bucket, "us-east-1", "key", "secret", true);
  }

  private ImageId kept() {
    return ((ImageOutcome.Stored) archive.keep(RIVERS, encoded(1200, 600, "jpeg"), ImageUse.PAGE))
        .image();
  }

  private static String endpoint() {
    return "http://localhost:" + SERVER.getPort();
  }

  private static void bucket(Consumer<S3Client> step) {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(URI.create(endpoint()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      step.accept(client);
    }
  }
}
