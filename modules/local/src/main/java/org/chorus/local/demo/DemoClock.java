package org.chorus.local.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Tells the time at which the demo's past happens. */
final class DemoClock extends Clock {

  private volatile Instant now;

  DemoClock(Instant start) {
    now = start;
  }

  void setTo(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalArgumentException("the demo thinks in instants");
  }
}
