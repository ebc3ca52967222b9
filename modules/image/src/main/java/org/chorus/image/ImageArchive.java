package org.chorus.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Every image that Chorus keeps. What is uploaded is decoded and encoded anew, no larger than its
 * {@link ImageUse} needs, so that neither metadata nor anything disguised as an image is ever
 * served. Asks nobody whether they may: its callers have.
 *
 * <p>The bytes are kept before the row that names them is written. A transaction of the caller that
 * is rolled back leaves bytes behind that nobody finds, never a row without bytes.
 */
@Service
public class ImageArchive {

  /** The largest upload, in bytes. */
  public static final int MAX_BYTES = 10_000_000;

  /** The largest image, width times height: a small file can unpack to a great deal of memory. */
  public static final int MAX_PIXELS = 40_000_000;

  private static final Logger log = LoggerFactory.getLogger(ImageArchive.class);
  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  private final JdbcClient jdbc;
  private final ImageStores stores;
  private final Clock clock;

  ImageArchive(JdbcClient jdbc, ImageStores stores, Clock clock) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * Keeps an image of an Organization. What its file name or media type says is ignored.
   *
   * @throws ImagesUnavailableException when the store does not answer; nothing is kept then
   */
  public ImageOutcome keep(OrganizationId owner, byte[] upload, ImageUse use) {
    if (upload.length > MAX_BYTES) {
      return new ImageOutcome.TooLarge();
    }
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return new ImageOutcome.NotAnImage();
      }
      ImageReader reader = readers.next();
      try {
        return keep(owner, reader, input, use);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      return new ImageOutcome.NotAnImage(); // decoders meet broken files with any of these
    }
  }

  private ImageOutcome keep(
      OrganizationId owner, ImageReader reader, ImageInputStream input, ImageUse use)
      throws IOException {
    if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
      return new ImageOutcome.NotAnImage();
    }
    reader.setInput(input, true, true);
    if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
      return new ImageOutcome.TooLarge();
    }
    Encoder whole = new Encoder(reader.read(0)).within(use.maxWidth(), use.maxHeight());
    ImageId id = ImageId.random();
    ImageStore store = stores.forNewImages();
    store.put(key(id), whole.mediaType(), whole.bytes());
    Integer narrowWidth = null;
    if (whole.image().getWidth() > use.narrowWidth()) {
      Encoder narrow = whole.within(use.narrowWidth(), use.maxHeight());
      narrowWidth = narrow.image().getWidth();
      store.put(narrowKey(id), narrow.mediaType(), narrow.bytes());
    }
    record(id, owner, whole, narrowWidth, store.kind());
    return new ImageOutcome.Stored(id, whole.image().getWidth(), whole.image().getHeight());
  }

  private void record(
      ImageId id,
      OrganizationId owner,
      Encoder whole,
      @Nullable Integer narrowWidth,
      ImageStore.Kind store) {
    BufferedImage image = whole.image();
    jdbc.sql(
            """
            insert into stored_image
                   (id, organization_id, media_type, width, height, narrow_width, store, stored_at)
            values (:id, :organization, :mediaType, :width, :height, :narrowWidth, :store, :now)
            """)
        .param("id", id.value())
        .param("organization", owner.value())
        .param("mediaType", whole.mediaType())
        .param("width", image.getWidth())
        .param("height", image.getHeight())
        .param("narrowWidth", narrowWidth)
        .param("store", store.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * An image as it was kept. Empty when there is none, or when its store has lost the bytes.
   *
   * @throws ImagesUnavailableException when the store does not answer
   */
  public Optional<StoredImage> find(ImageId id) {
    return row(id).flatMap(row -> read(id, row, key(id)));
  }

  /** The variant for narrow screens; the image itself where it has none. */
  public Optional<StoredImage> findNarrow(ImageId id) {
    return row(id).flatMap(row -> read(id, row, row.hasNarrow() ? narrowKey(id) : key(id)));
  }

  /** Whose image it is; empty when there is none. */
  public Optional<OrganizationId> ownerOf(ImageId id) {
    return row(id).map(Row::owner);
  }

  private record Row(
      OrganizationId owner, String mediaType, boolean hasNarrow, ImageStore.Kind store) {}

  private Optional<Row> row(ImageId id) {
    return jdbc.sql(
            """
            select organization_id, media_type, narrow_width, store
              from stored_image
             where id = :id
            """)
        .param("id", id.value())
        .query(
            (row, number) ->
                new Row(
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    row.getString("media_type"),
                    row.getObject("narrow_width") != null,
                    ImageStore.Kind.valueOf(row.getString("store"))))
        .optional();
  }

  private Optional<StoredImage> read(ImageId id, Row row, String key) {
    Optional<StoredImage> image =
        stores
            .find(row.store())
            .flatMap(store -> store.get(key))
            .map(bytes -> new StoredImage(row.mediaType(), bytes));
    if (image.isEmpty()) {
      log.warn("image {} is not in its store ({})", id, row.store());
    }
    return image;
  }

  private static String key(ImageId id) {
    return id.toString();
  }

  private static String narrowKey(ImageId id) {
    return id + "-narrow";
  }
}
