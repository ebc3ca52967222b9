package org.chorus.organization.machine;

import java.time.Instant;
import java.util.Set;
import org.chorus.access.Role;

/**
 * A machine client as an administrator wishes for it.
 *
 * @param name what colleagues know it by; 1 to {@value #MAX_NAME} characters
 * @param roles at least one of {@link MachineClients#ROLES}
 * @param until when it ends by itself, at most {@link MachineClients#LONGEST} from now
 */
public record NewMachine(String name, Set<Role> roles, Instant until) {

  static final int MAX_NAME = 80;

  public NewMachine {
    name = name.strip();
    roles = Set.copyOf(roles);
  }
}
