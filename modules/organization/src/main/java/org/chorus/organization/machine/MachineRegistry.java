package org.chorus.organization.machine;

import org.chorus.organization.Away;

/**
 * Where machine clients prove who they are. Implemented by the adapter; methods throw {@link Away}
 * when it does not answer. Being registered there lets nobody in: {@link MachineClients} decides
 * whom Chorus knows.
 */
public interface MachineRegistry {

  /** Registers a client that may do nothing but ask for tokens for the API. */
  RegistrationKey register(MachineId id, MachineSecret secret);

  /** Gives it another secret; the one before stops working. */
  RegistrationKey renew(MachineId id, RegistrationKey key, MachineSecret secret);

  void remove(MachineId id, RegistrationKey key);
}
