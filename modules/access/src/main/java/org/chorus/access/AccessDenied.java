package org.chorus.access;

/**
 * The Actor may not do this. Says nothing about the object: a refused caller must not learn whether
 * it exists.
 */
public final class AccessDenied extends RuntimeException {

  private final Permission permission;

  AccessDenied(Permission permission) {
    super("not permitted: " + permission);
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
