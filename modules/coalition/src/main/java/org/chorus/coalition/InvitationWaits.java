package org.chorus.coalition;

/**
 * Somebody is to be written to: {@link InvitationPost} tells whom. Announced in the transaction.
 */
public record InvitationWaits() {}
