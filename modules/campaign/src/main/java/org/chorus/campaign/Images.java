package org.chorus.campaign;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.chorus.content.Picture;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.ImageId;
import org.chorus.organization.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Images of pages. What is uploaded is decoded and encoded anew, at most {@value #MAX_WIDTH} pixels
 * wide, so that neither metadata nor anything disguised as an image is ever served.
 */
@Service
@Transactional
public class Images {

  /** The largest upload, in bytes. */
  public static final int MAX_BYTES = 10_000_000;

  /** The largest image, width times height: a small file can unpack to a great deal of memory. */
  public static final int MAX_PIXELS = 40_000_000;

  private static final int MAX_WIDTH = 1600;
  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  private final JdbcClient jdbc;
  private final Access access;
  private final Clock clock;

  Images(JdbcClient jdbc, Access access, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Keeps an image for the Actor's Organization. What its file name or media type says is ignored.
   */
  public ImageOutcome store(Actor actor, byte[] upload) {
    access.requireMember(actor);
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
        return store(actor, reader, input);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      return new ImageOutcome.NotAnImage(); // decoders meet broken files with any of these
    }
  }

  private ImageOutcome store(Actor actor, ImageReader reader, ImageInputStream input)
      throws IOException {
    if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
      return new ImageOutcome.NotAnImage();
    }
    reader.setInput(input, true, true);
    if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
      return new ImageOutcome.TooLarge();
    }
    BufferedImage decoded = reader.read(0);
    boolean transparent = decoded.getColorModel().hasAlpha();
    BufferedImage resized = resize(decoded, transparent);
    ImageId id = ImageId.random();
    jdbc.sql(
            """
            insert into image (id, organization_id, media_type, width, height, bytes, stored_at)
            values (:id, :organization, :mediaType, :width, :height, :bytes, :now)
            """)
        .param("id", id.value())
        .param("organization", actor.organization().value())
        .param("mediaType", transparent ? "image/png" : "image/jpeg")
        .param("width", resized.getWidth())
        .param("height", resized.getHeight())
        .param("bytes", encode(resized, transparent ? "png" : "jpeg"))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return new ImageOutcome.Stored(id, resized.getWidth(), resized.getHeight());
  }

  /** For the public: whoever knows the address of an image may see it. */
  @Transactional(readOnly = true)
  public Optional<StoredImage> find(ImageId id) {
    return jdbc.sql("select media_type, bytes from image where id = :id")
        .param("id", id.value())
        .query((row, number) -> new StoredImage(row.getString(1), row.getBytes(2)))
        .optional();
  }

  /** Whether a picture has no image, or one of an Organization with a Seat in the Coalition. */
  boolean belongTo(CoalitionId coalition, Picture picture) {
    return picture.image().isEmpty()
        || jdbc.sql(
                """
                select exists (select from image
                                 join seat using (organization_id)
                                where image.id = :image and seat.coalition_id = :coalition)
                """)
            .param("image", picture.image().get().value())
            .param("coalition", coalition.value())
            .query(Boolean.class)
            .single();
  }

  private static BufferedImage resize(BufferedImage image, boolean transparent) {
    double scale = Math.min(1.0, (double) MAX_WIDTH / image.getWidth());
    int width = (int) Math.round(image.getWidth() * scale);
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage result =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }

  private static byte[] encode(BufferedImage image, String format) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
