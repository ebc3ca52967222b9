package org.chorus.sharing.grant;

/**
 * A touch that is followed.
 *
 * @param position which transaction wrote it
 */
record Touched(long id, long signatureId, String position) {}
