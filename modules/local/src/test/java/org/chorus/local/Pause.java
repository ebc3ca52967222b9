package org.chorus.local;

import java.util.concurrent.locks.LockSupport;

/** Between two looks at something that happens in another process. */
final class Pause {

  private Pause() {}

  static void shortly() {
    LockSupport.parkNanos(200_000_000);
  }
}
