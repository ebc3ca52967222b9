package org.chorus.sharing.overlap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an exception where a file is larger than it may be. */
final class SizedStream extends FilterInputStream {

  /** There is more than that. */
  static final class TooLarge extends IOException {}

  private long left;

  SizedStream(InputStream file, long maxBytes) {
    super(file);
    this.left = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = super.read(to, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) throws TooLarge {
    left -= bytes;
    if (left < 0) {
      throw new TooLarge();
    }
  }
}
