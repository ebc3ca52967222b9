package org.chorus.signature.dashboard;

import org.springframework.context.ApplicationContext;

/** What the house does once an hour. */
public final class PastSummedUp {

  private PastSummedUp() {}

  /** Of every pool, as the house's clock stands. */
  public static void now(ApplicationContext house) {
    house.getBean(PastTallies.class).sumUp();
  }
}
