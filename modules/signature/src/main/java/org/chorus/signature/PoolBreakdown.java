package org.chorus.signature;

import java.util.List;
import java.util.Optional;

/**
 * What stands beside a pool's number, as far as one partner may know it.
 *
 * @param uncounted what is stored and does not count, by the reason; nothing for a reason that
 *     concerns nobody
 * @param recount what came of the last comparison with a recount; empty before the first night
 */
public record PoolBreakdown(List<Uncounted> uncounted, Optional<Reconciliation> recount) {

  /** Why a signature does not count. */
  public enum Reason {
    /** It counts once its address is confirmed, and that has not come yet. */
    UNCONFIRMED,
    /** It waits for a moderator. */
    HELD,
    /** A moderator took it out. */
    INVALIDATED,
    /** The person took it back. */
    WITHDRAWN
  }

  /**
   * Signatures that do not count.
   *
   * @param own those among {@code total} that would be credited to the partner
   */
  public record Uncounted(Reason reason, long total, long own) {}
}
