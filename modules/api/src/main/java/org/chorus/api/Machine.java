package org.chorus.api;

import java.io.Serial;
import java.util.List;
import org.chorus.organization.machine.MachineAtWork;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A machine client during one request. Carries no authority: services ask what it may. */
final class Machine extends AbstractAuthenticationToken {

  @Serial private static final long serialVersionUID = 1;

  private final transient MachineAtWork work;

  Machine(MachineAtWork work) {
    super(List.of());
    this.work = work;
    setAuthenticated(true);
  }

  MachineAtWork work() {
    return work;
  }

  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public String getPrincipal() {
    return work.client().id().clientId();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
