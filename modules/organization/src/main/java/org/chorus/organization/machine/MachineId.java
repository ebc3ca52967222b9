package org.chorus.organization.machine;

import java.util.Optional;
import java.util.UUID;
import org.chorus.kernel.Subject;

/** Names one machine client. Its client id is its Subject as well; no person's looks like it. */
public record MachineId(UUID value) {

  private static final String PREFIX = "machine-";

  static MachineId random() {
    return new MachineId(UUID.randomUUID());
  }

  /** Reads a client id; empty for one that Chorus did not give. */
  public static Optional<MachineId> parse(String clientId) {
    if (!clientId.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      MachineId id = new MachineId(UUID.fromString(clientId.substring(PREFIX.length())));
      return Optional.of(id).filter(read -> read.clientId().equals(clientId));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Under which the machine asks for tokens (OAuth 2.0, RFC 6749, section 2.2). */
  public String clientId() {
    return PREFIX + value;
  }

  /** Who acts, for roles and the audit trail. */
  public Subject subject() {
    return new Subject(clientId());
  }

  @Override
  public String toString() {
    return clientId();
  }
}
