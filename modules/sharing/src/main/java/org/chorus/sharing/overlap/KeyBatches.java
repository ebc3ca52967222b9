package org.chorus.sharing.overlap;

import static org.chorus.sharing.overlap.SupporterLists.MIN_ADDRESSES;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chorus.kernel.Actor;

/**
 * Keys on their way to the store, some thousand in memory at a time. The first that are stored
 * begin the list, and end what a colleague uploads: by then a list of that many can be one.
 */
final class KeyBatches {

  /** At least as many as a list has, so that what is too short begins none. */
  private static final int STORED_AT_ONCE = 5 * MIN_ADDRESSES;

  private final ListStore store;
  private final Actor actor;
  private final Set<ByteBuffer> waiting = HashSet.newHashSet(STORED_AT_ONCE);
  private Optional<UUID> list = Optional.empty();
  private boolean overtaken;
  private long stored;

  KeyBatches(ListStore store, Actor actor) {
    this.store = store;
    this.actor = actor;
  }

  void add(byte[] key) {
    waiting.add(ByteBuffer.wrap(key));
    if (waiting.size() == STORED_AT_ONCE) {
      store();
    }
  }

  /**
   * Stores what still waits, unless it is less than a list has.
   *
   * @return how many different ones there were
   */
  long end() {
    if (list.isPresent() || waiting.size() >= MIN_ADDRESSES) {
      store();
    }
    return stored + waiting.size();
  }

  /** Whether somebody else of the Organization began a list after this one. */
  boolean isOvertaken() {
    return overtaken;
  }

  /** The list that all are on, once there were enough. */
  UUID list() {
    return list.orElseThrow();
  }

  /** Gives up what was stored, unless it was taken. */
  void giveUp() {
    list.ifPresent(store::giveUp);
  }

  private void store() {
    if (!overtaken && !waiting.isEmpty()) {
      UUID into = list.orElseGet(() -> store.begin(actor));
      list = Optional.of(into);
      List<byte[]> keys = waiting.stream().map(ByteBuffer::array).toList();
      store.add(into, keys).ifPresentOrElse(added -> stored += added, () -> overtaken = true);
    }
    waiting.clear();
  }
}
