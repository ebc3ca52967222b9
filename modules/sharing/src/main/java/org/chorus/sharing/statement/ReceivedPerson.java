package org.chorus.sharing.statement;

import java.time.Instant;
import java.util.OptionalLong;
import org.chorus.sharing.grant.Basis;
import org.chorus.signature.PersonName;

/**
 * Somebody whom a partner holds, and why.
 *
 * @param signature to go on behind it
 * @param agreedAt when the person said yes to a text that named the partner
 * @param grantedAt since when the partner holds them: at once, or when there was a place
 * @param termsVersion in force when the person agreed
 * @param deal the row of the ledger, if they were dealt
 */
public record ReceivedPerson(
    long signature,
    PersonName givenName,
    PersonName familyName,
    Instant signedAt,
    Instant agreedAt,
    Instant grantedAt,
    Basis basis,
    int termsVersion,
    OptionalLong deal) {}
