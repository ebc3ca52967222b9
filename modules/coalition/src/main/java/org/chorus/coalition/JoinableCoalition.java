package org.chorus.coalition;

import java.util.List;
import org.chorus.kernel.CoalitionId;

/**
 * A Coalition that lets Organizations ask to join, as everybody on the platform may know it.
 *
 * @param partners the active ones, by name; campaigns tell the public the same
 */
public record JoinableCoalition(CoalitionId id, String name, List<String> partners) {

  public JoinableCoalition {
    partners = List.copyOf(partners);
  }
}
