package org.chorus.sharing.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Cuts the lines of a file into pieces. While one is packed and stored the next one is read, and no
 * third one is in memory.
 */
final class FileParts implements ContactLines.Taker, AutoCloseable {

  static final int MEGABYTE = 1 << 20;

  private static final byte[] END_OF_LINE = {'\r', '\n'};

  private final int bytes;
  private final Consumer<Part> store;
  private final ExecutorService storing =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private ByteArrayOutputStream text = new ByteArrayOutputStream();
  private LongStream.Builder signatures = LongStream.builder();
  private int number;
  private long firstByte;

  /**
   * @param bytes from how many on a piece ends
   * @param store is called for one piece after the other, by another thread
   */
  FileParts(int bytes, Consumer<Part> store) {
    this.bytes = bytes;
    this.store = store;
  }

  /**
   * A piece.
   *
   * @param number from 0 on
   * @param signatures who is in it
   * @param firstByte where in the file it begins
   * @param length in bytes, before it is packed
   */
  @SuppressWarnings("ArrayRecordComponent") // written to the database as they are
  record Part(int number, long[] signatures, long firstByte, int length, byte[] gzip) {
    /** Up to where a file is with it; 0 where it has nobody. */
    long lastSignature() {
      return signatures.length == 0 ? 0 : signatures[signatures.length - 1];
    }
  }

  @Override
  public void begin(byte[] header) {
    text.writeBytes(header);
  }

  /** PostgreSQL ends lines with a line feed alone, and RFC 4180 does not. */
  @Override
  public void person(long signature, byte[] line, int from) {
    text.write(line, from, line.length - 1 - from);
    text.writeBytes(END_OF_LINE);
    signatures.add(signature);
    if (text.size() >= bytes) {
      hand();
    }
  }

  /** Returns once the last piece is stored. */
  void complete() {
    if (text.size() > 0) {
      hand();
    }
    await();
  }

  private void hand() {
    await();
    byte[] piece = text.toByteArray();
    long[] people = signatures.build().toArray();
    int at = number++;
    long begin = firstByte;
    firstByte += piece.length;
    last =
        CompletableFuture.runAsync(
            () -> store.accept(new Part(at, people, begin, piece.length, packed(piece))), storing);
    text = new ByteArrayOutputStream();
    signatures = LongStream.builder();
  }

  private void await() {
    try {
      last.join();
    } catch (CompletionException | CancellationException e) {
      throw new IllegalStateException("A piece of a file could not be stored", e);
    }
  }

  /** Fast: most of it is the same words again and again. */
  private static byte[] packed(byte[] piece) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(piece.length / 8);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(packed, 1 << 16) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      gzip.write(piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    storing.close();
  }
}
