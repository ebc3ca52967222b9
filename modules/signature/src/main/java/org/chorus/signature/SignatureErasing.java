package org.chorus.signature;

import java.time.Instant;

/**
 * A signature is about to be erased. Told in the transaction that erases, before anything of it is
 * gone: whoever has to tell others about it notes down now whom.
 */
public record SignatureErasing(long signature, Instant at) {}
