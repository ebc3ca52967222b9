package org.chorus.keycloak;

/** Why a login is over. The names stand in the database. */
enum LoginEnd {
  /** The person logged out here. */
  LOGGED_OUT,
  /** Keycloak says so: the person logged out there, or an administrator ended the session. */
  LOGGED_OUT_ELSEWHERE,
  /** The same browser logged in anew. */
  REPLACED,
  /** The identity provider that the person came through was switched off or removed. */
  PROVIDER_CLOSED,
  /** Nothing was done for too long. */
  IDLE,
  /** It lasted as long as any may. */
  TOO_LONG
}
