/**
 * The dashboard of a pool: who came when, on which way and from where, and how one partner does
 * beside the others. Reads tallies and nothing else; stands above the act, which knows nothing of
 * it.
 */
@NullMarked
@NamedInterface("dashboard")
package org.chorus.signature.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
