package org.chorus.console.link;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/**
 * An address as a QR code (ISO/IEC 18004) that can still be read when a sixth of it is worn off,
 * with the white margin of four modules that readers need.
 */
final class QrPicture {

  private static final int MARGIN_MODULES = 4;
  private static final int PIXELS_ACROSS = 1_200; // 10 cm in print at 300 dots per inch
  private static final int WHITE = 0xFFFFFF;

  private final QrCode code;

  QrPicture(String address) {
    this.code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
  }

  private int modulesAcross() {
    return code.size + 2 * MARGIN_MODULES;
  }

  private boolean isDark(int x, int y) {
    return code.getModule(x - MARGIN_MODULES, y - MARGIN_MODULES); // false outside
  }

  /** For print of any size. */
  byte[] svg() {
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < modulesAcross(); y++) {
      for (int x = 0; x < modulesAcross(); x++) {
        if (isDark(x, y)) {
          dark.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
        """
        .formatted(modulesAcross(), dark)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** For documents that take no SVG: at least 1,200 pixels across. */
  byte[] png() {
    int scale = Math.ceilDiv(PIXELS_ACROSS, modulesAcross());
    int pixels = scale * modulesAcross();
    BufferedImage picture = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        if (!isDark(x / scale, y / scale)) {
          picture.setRGB(x, y, WHITE);
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written but memory
    }
    return bytes.toByteArray();
  }
}
