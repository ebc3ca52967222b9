package org.chorus.signature.dashboard;

import org.springframework.context.ApplicationContext;

/** What the house does once an hour. */
public final class PastSummedUp {

  private PastSummedUp() {}

  /** Of every pool, as the house's clock stands, and again until none is left. */
  public static void now(ApplicationContext house) {
    PastTallies past = house.getBean(PastTallies.class);
    while (past.sumUp() > 0) {
      Thread.onSpinWait();
    }
  }

  /** Of every pool, once: how many had to be left for the next time. */
  public static long leaves(ApplicationContext house) {
    return house.getBean(PastTallies.class).sumUp();
  }
}
