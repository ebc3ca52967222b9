package org.chorus.sharing.export;

import java.io.IOException;
import java.io.OutputStream;

/** The text of a file, which can be read from any byte on, so that a broken download goes on. */
public interface ContactText {

  /** In bytes. */
  long length();

  /**
   * Writes a stretch of it, a piece at a time. Whoever reads slowly keeps no transaction waiting.
   *
   * @param from the first byte, counted from 0
   * @param to the first byte that is not wanted any more, at the most {@link #length}
   * @throws IOException when the stream breaks, or the file goes away meanwhile
   */
  void write(OutputStream stream, long from, long to) throws IOException;
}
