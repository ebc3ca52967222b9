package org.chorus.site.abuse;

import java.time.Duration;

/** Whether a form is looked at, now or later. */
public sealed interface Admission {

  /** Now. */
  record Admitted() implements Admission {}

  /** Very much came from the same place. Give the form back, to be sent again after this time. */
  record Later(Duration retryAfter) implements Admission {}

  /** So much that giving forms back would cost more than taking them. Answer briefly. */
  record Flooded(Duration retryAfter) implements Admission {}
}
