package org.chorus.signature;

/**
 * A signature and what refers to it are gone. Told in the transaction that erases: whoever listens
 * in that transaction deletes what no foreign key takes along.
 */
public record SignatureErased(long signature) {}
