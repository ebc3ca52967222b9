package org.chorus.console;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chorus.organization.Away;
import org.chorus.organization.machine.MachineId;
import org.chorus.organization.machine.MachineRegistry;
import org.chorus.organization.machine.MachineSecret;
import org.chorus.organization.machine.RegistrationKey;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Takes Keycloak's place where machine clients are registered. */
@Component
@Primary
final class StubMachines implements MachineRegistry {

  final Map<MachineId, MachineSecret> registered = new ConcurrentHashMap<>();
  volatile boolean away;

  @Override
  public RegistrationKey register(MachineId id, MachineSecret secret) {
    ask();
    registered.put(id, secret);
    return new RegistrationKey("key");
  }

  @Override
  public RegistrationKey renew(MachineId id, RegistrationKey key, MachineSecret secret) {
    ask();
    registered.put(id, secret);
    return new RegistrationKey("next key");
  }

  @Override
  public void remove(MachineId id, RegistrationKey key) {
    ask();
    registered.remove(id);
  }

  private void ask() {
    if (away) {
      throw new Away("away, as the test wants");
    }
  }
}
