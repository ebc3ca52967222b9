package org.chorus.sharing.overlap;

import java.util.List;
import java.util.Optional;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.PoolId;

/**
 * A pool of a Coalition in which the Organization has an active Seat.
 *
 * @param campaigns that feed it, by name
 * @param byName whether it tells apart people at one address, so that no list of addresses can be
 *     compared with it
 * @param signers everybody who counts in it at this moment
 * @param answer the Organization's latest
 * @param answered whether that answer is for the list that the Organization has now
 */
public record ComparablePool(
    CoalitionId coalition,
    PoolId pool,
    List<String> campaigns,
    boolean byName,
    long signers,
    Optional<ListAnswer> answer,
    boolean answered) {}
