package org.chorus.organization.machine;

/** What became of making a machine client, or of changing one. */
public sealed interface MachineOutcome {

  /** Made, or given another secret: the one before is worthless. The secret is told only here. */
  record Made(MachineId id, MachineSecret secret) implements MachineOutcome {}

  /** From the next request on it is nobody. */
  record Revoked() implements MachineOutcome {}

  /** Without a name, or with one that is too long. */
  record NameOutOfBounds() implements MachineOutcome {}

  /** None, or one that machines do not hold. */
  record NotForMachines() implements MachineOutcome {}

  /** Not in the future, or too far in it. */
  record EndOutOfBounds() implements MachineOutcome {}

  /** The Organization has no such client any more. */
  record Gone() implements MachineOutcome {}

  /** Keycloak does not answer, or not as it should. Nothing was changed. */
  record KeycloakAway() implements MachineOutcome {}
}
