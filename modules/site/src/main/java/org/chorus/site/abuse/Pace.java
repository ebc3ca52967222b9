package org.chorus.site.abuse;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How fast something comes from each of very many places, against one limit for all. Every place is
 * a bucket that drains steadily and holds the limit (the generic cell rate algorithm). Buckets are
 * cells of a table, found by hash in two rows (a count-min sketch): so memory is the same however
 * many places there are, 2 MiB, nobody waits for a lock, nothing is allocated, and no flood of new
 * places makes it forget old ones. Places that share a cell in one row are told apart by the other.
 *
 * <p>Exact for one caller at a time. Of several at the very same moment, as many more may pass as
 * there are.
 */
final class Pace {

  private static final int CELLS = 1 << 17; // a power of two
  private static final int SECOND_ROW_BITS = 64 - 17;

  /** For each cell, when it will have drained. */
  private final AtomicLongArray empty = new AtomicLongArray(2 * CELLS);

  private final long window;
  private final long one;
  private final long secret;

  /**
   * @param limit how many within a window
   * @param secret so that nobody can choose with whom to share cells
   */
  Pace(int limit, Duration window, long secret) {
    this.window = window.toNanos();
    this.one = this.window / limit;
    this.secret = secret;
  }

  /**
   * Takes one in, unless its place is full. What is turned away takes no room.
   *
   * @param now in nanoseconds from any fixed moment on, never negative
   * @return for how many nanoseconds it stays full; 0 for who was taken in
   */
  long admit(long place, long now) {
    long hash = hash(place);
    long first = admit(firstCell(hash), now);
    long second = admit(secondCell(hash), now);
    return Math.min(first, second);
  }

  private long admit(int cell, long now) {
    while (true) {
      long before = empty.get(cell);
      long after = Math.max(before, now) + one;
      long tooMuch = after - now - window;
      if (tooMuch > 0) {
        return tooMuch;
      }
      if (empty.compareAndSet(cell, before, after)) {
        return 0;
      }
    }
  }

  /**
   * Counts one, and says whether its place holds more than the limit: all of a crowd, as long as it
   * goes on. It is over a window after its end at the latest.
   *
   * @param now as for {@link #admit(long, long)}
   */
  boolean crowds(long place, long now) {
    long hash = hash(place);
    boolean first = crowds(firstCell(hash), now);
    boolean second = crowds(secondCell(hash), now);
    return first && second;
  }

  private boolean crowds(int cell, long now) {
    long fullest = now + 2 * window;
    while (true) {
      long before = empty.get(cell);
      long after = Math.min(Math.max(before, now) + one, fullest);
      if (empty.compareAndSet(cell, before, after)) {
        return after - now > window;
      }
    }
  }

  /** Spreads neighbors all over the table (the finalizer of MurmurHash3). */
  private long hash(long place) {
    long mixed = place ^ secret;
    mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  private static int firstCell(long hash) {
    return (int) (hash & CELLS - 1);
  }

  private static int secondCell(long hash) {
    return CELLS + (int) (hash >>> SECOND_ROW_BITS);
  }
}
