package org.chorus.spreadsheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a file's first bytes tell of it. */
final class Beginning {

  static final int BUFFERED = 1 << 16;
  private static final int LOOKED_AT = 2048;

  private final byte[] bytes;

  private Beginning(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Leaves a stream where it was. */
  static Beginning of(InputStream file) throws IOException {
    file.mark(LOOKED_AT);
    byte[] bytes = file.readNBytes(LOOKED_AT);
    file.reset();
    return new Beginning(bytes);
  }

  Optional<ForeignFormat> foreignFormat() {
    return ForeignFormat.of(bytes)
        .or(
            () ->
                hasZero() && charset().equals(StandardCharsets.UTF_8)
                    ? Optional.of(ForeignFormat.BINARY)
                    : Optional.empty());
  }

  /** The whole file as text. */
  BufferedReader text(InputStream file) {
    Charset charset = charset();
    return new BufferedReader(
        charset.equals(StandardCharsets.UTF_8)
            ? new Utf8OrWindowsReader(file)
            : new InputStreamReader(file, charset),
        BUFFERED);
  }

  private boolean hasZero() {
    for (byte one : bytes) {
      if (one == 0) {
        return true;
      }
    }
    return false;
  }

  private Charset charset() {
    if (bytes.length < 4 || (isZero(2) && isZero(3))) { // UTF-32, which nobody writes, is binary
      return StandardCharsets.UTF_8;
    }
    if (isMark(0xFE, 0xFF) || isMark(0xFF, 0xFE)) {
      return StandardCharsets.UTF_16; // which heeds the mark, and leaves it out
    }
    if (isZero(1) && isZero(3) && !isZero(0) && !isZero(2)) {
      return StandardCharsets.UTF_16LE;
    }
    if (isZero(0) && isZero(2) && !isZero(1) && !isZero(3)) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  private boolean isZero(int index) {
    return bytes[index] == 0;
  }

  private boolean isMark(int first, int second) {
    return bytes[0] == (byte) first && bytes[1] == (byte) second;
  }
}
