package org.chorus.organization;

import java.io.Serial;

/** Keycloak does not answer, or not as it should: try again later. Thrown by its adapter. */
public final class Away extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public Away(String what) {
    super(what);
  }

  public Away(String what, Throwable cause) {
    super(what, cause);
  }
}
