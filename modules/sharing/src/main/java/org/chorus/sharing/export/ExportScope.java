package org.chorus.sharing.export;

/** Whom an export is about. */
public enum ExportScope {
  /** Everybody who was granted to the Organization and counts. */
  EVERYBODY,
  /** Of them whoever is in no file that the Organization fetched since they were granted to it. */
  NEW
}
