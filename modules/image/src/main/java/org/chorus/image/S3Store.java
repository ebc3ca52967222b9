package org.chorus.image;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Images in a bucket of an S3-compatible store. The bucket exists already, and stays private. */
final class S3Store implements ImageStore, AutoCloseable {

  /** A picture that is not there by then is better missing than waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final S3Client client;
  private final String bucket;

  S3Store(S3Settings settings) {
    this.bucket = settings.bucket();
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            .credentialsProvider(credentials(settings))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // Many compatible stores know only the checksums that S3 demands itself.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE));
    settings.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  /** Without keys in the settings, those of the machine's role, as the client finds them. */
  private static AwsCredentialsProvider credentials(S3Settings settings) {
    return settings.accessKey().isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }

  @Override
  public Kind kind() {
    return Kind.S3;
  }

  @Override
  public void put(String key, String mediaType, byte[] bytes) {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(key).contentType(mediaType),
          RequestBody.fromBytes(bytes));
    } catch (SdkException notStored) {
      throw new ImagesUnavailableException(notStored);
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(request -> request.bucket(bucket).key(key))
              .asByteArrayUnsafe()); // ours alone
    } catch (NoSuchKeyException missing) {
      return Optional.empty();
    } catch (SdkException unreadable) {
      throw new ImagesUnavailableException(unreadable);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
