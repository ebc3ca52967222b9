package org.chorus.switches;

/** One thing that can be stopped on the whole installation. On, until somebody switches it off. */
public enum Switch {
  /** Off: nobody can sign, on any page. Confirming an earlier signature goes on. */
  SIGNING("Signing"),
  /** Off: no mail leaves. It is written and sent when it is on again. */
  MAIL("Mail"),
  /** Off: the public sees no numbers. Signatures are counted all the same. */
  COUNTERS("Counters"),
  /** Off: every public page says so and shows nothing else. Staff and machines work on. */
  SITE("Whole site");

  private final String title;

  Switch(String title) {
    this.title = title;
  }

  /** As staff are told of it. */
  public String title() {
    return title;
  }
}
