package org.chorus.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A decoded picture on its way to the files that are served. */
record Encoder(BufferedImage image) {

  boolean transparent() {
    return image.getColorModel().hasAlpha();
  }

  String mediaType() {
    return transparent() ? "image/png" : "image/jpeg";
  }

  /** As large as fits, and never larger than it is. */
  Encoder within(int maxWidth, int maxHeight) {
    double scale =
        Math.min(
            1.0,
            Math.min((double) maxWidth / image.getWidth(), (double) maxHeight / image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage step = image;
    // Halving first: shrunk in one go, bicubic interpolation skips most of the pixels.
    while (step.getWidth() >= 2 * width && step.getHeight() >= 2 * height) {
      step = draw(step, step.getWidth() / 2, step.getHeight() / 2);
    }
    return new Encoder(draw(step, width, height));
  }

  private BufferedImage draw(BufferedImage source, int width, int height) {
    BufferedImage result =
        new BufferedImage(
            width,
            height,
            transparent() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(source, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }

  byte[] bytes() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      if (!ImageIO.write(image, transparent() ? "png" : "jpeg", bytes)) {
        throw new IllegalStateException("no encoder"); // the JDK has both
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
