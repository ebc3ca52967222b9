package org.chorus.api;

import java.io.Serial;

/** A cursor that leads nowhere, or not any more. */
final class NoSuchCursor extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;
}
