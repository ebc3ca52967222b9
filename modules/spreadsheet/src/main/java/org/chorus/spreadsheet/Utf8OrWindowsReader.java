package org.chorus.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8, and takes each byte that is none for one of Windows-1252. Which of the two a file is
 * in, a stream tells only at its end; text in Windows-1252 that is valid UTF-8 by chance is rare
 * enough. A byte order mark is left out.
 */
final class Utf8OrWindowsReader extends Reader {

  private static final int BUFFERED = 1 << 14;
  private static final String WINDOWS_1252 = allSigns();

  private final InputStream bytes;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer in = ByteBuffer.allocate(BUFFERED).flip();
  private final CharBuffer out = CharBuffer.allocate(BUFFERED).flip();
  private boolean atEnd;
  private boolean atBeginning = true;

  Utf8OrWindowsReader(InputStream bytes) {
    this.bytes = bytes;
  }

  private static String allSigns() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return new String(all, Charset.forName("windows-1252"));
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!out.hasRemaining() && !decode()) {
      return -1;
    }
    int read = Math.min(length, out.remaining());
    out.get(to, offset, read);
    return read;
  }

  private boolean decode() throws IOException {
    out.clear();
    while (true) {
      CoderResult result = utf8.decode(in, out, atEnd);
      if (result.isError() && out.hasRemaining()) {
        out.put(WINDOWS_1252.charAt(in.get() & 0xFF));
      } else if (!result.isUnderflow() || out.position() > 0 || atEnd) {
        break;
      } else {
        fill();
      }
    }
    out.flip();
    skipMark();
    return out.hasRemaining() || (!atEnd && decode());
  }

  private void skipMark() {
    if (atBeginning && out.hasRemaining()) {
      atBeginning = false;
      if (out.get(out.position()) == '\ufeff') {
        out.get();
      }
    }
  }

  private void fill() throws IOException {
    in.compact();
    int read = bytes.read(in.array(), in.position(), in.remaining());
    atEnd = read < 0;
    in.position(in.position() + Math.max(0, read));
    in.flip();
  }

  @Override
  public void close() {
    // the stream is the caller's
  }
}
