package org.chorus.site;

/** What stands above a page that comes back instead of a signature. */
enum Notice {
  /** Nothing. */
  NONE,
  /** Some fields need another look. */
  PROBLEMS,
  /** The page is not the one that the person read. */
  PAGE_CHANGED,
  /** Nobody can sign at the moment; the page says why. */
  NOT_OPEN,
  /** Nobody can sign on any page; the form is kept for when people can again. */
  SWITCHED_OFF,
  /** Too many at once, or the database is away. */
  TRY_AGAIN,
  /** Too many from the same place. */
  CROWDED;

  /** Whether the form stands below it even while nobody can sign. For templates. */
  public boolean keepsForm() {
    return this == SWITCHED_OFF;
  }
}
