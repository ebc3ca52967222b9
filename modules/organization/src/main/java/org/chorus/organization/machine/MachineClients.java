package org.chorus.organization.machine;

import static org.chorus.access.Permission.ASSIGN_ROLES;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chorus.access.Access;
import org.chorus.access.Role;
import org.chorus.access.SteppedUp;
import org.chorus.kernel.Actor;
import org.chorus.organization.Away;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Machine clients of the Actor's own Organization. Keycloak checks their secrets; whether one
 * counts, our own row says at each request, so revoking also ends the tokens that are still open.
 *
 * <p>No transaction spans Keycloak and our row. A new client is registered there first: until our
 * row says so it is nobody. Revoking begins with our row, which counts even when Keycloak is away.
 */
@Service
public class MachineClients {

  /** What a machine can be given: reading, and never the power to give power. */
  public static final Set<Role> ROLES = Set.of(Role.ANALYST, Role.DATA_STEWARD);

  /** A forgotten secret does not work for ever. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final Logger LOG = LoggerFactory.getLogger(MachineClients.class);

  private final MachineRecords records;
  private final Access access;
  private final Optional<MachineRegistry> registry;
  private final Clock clock;

  MachineClients(
      MachineRecords records, Access access, Optional<MachineRegistry> registry, Clock clock) {
    this.records = records;
    this.access = access;
    this.registry = registry;
    this.clock = clock;
  }

  /** Those that nobody revoked, by name; also those that came to their end. */
  public List<MachineClient> all(Actor actor) {
    access.require(actor, ASSIGN_ROLES);
    return records.in(actor.organization());
  }

  /** Makes a client, and tells its secret this once. */
  public MachineOutcome make(Actor actor, SteppedUp proof, NewMachine wanted) {
    access.require(actor, ASSIGN_ROLES);
    Instant now = clock.instant();
    proof.require(actor, now);
    if (wanted.name().isEmpty() || wanted.name().length() > NewMachine.MAX_NAME) {
      return new MachineOutcome.NameOutOfBounds();
    }
    if (wanted.roles().isEmpty() || !ROLES.containsAll(wanted.roles())) {
      return new MachineOutcome.NotForMachines();
    }
    if (!wanted.until().isAfter(now) || wanted.until().isAfter(now.plus(LONGEST))) {
      return new MachineOutcome.EndOutOfBounds();
    }
    return asking(
        keycloak -> {
          MachineId id = MachineId.random();
          MachineSecret secret = MachineSecret.random();
          records.keep(actor, id, wanted, keycloak.register(id, secret));
          return new MachineOutcome.Made(id, secret);
        });
  }

  /**
   * Gives a client another secret. Tokens that it took with the one before run out by themselves.
   */
  public MachineOutcome renew(Actor actor, SteppedUp proof, MachineId id) {
    access.require(actor, ASSIGN_ROLES);
    proof.require(actor, clock.instant());
    Optional<RegistrationKey> key = records.keyOf(actor.organization(), id);
    if (key.isEmpty()) {
      return new MachineOutcome.Gone();
    }
    return asking(
        keycloak -> {
          MachineSecret secret = MachineSecret.random();
          records.renewed(actor, id, keycloak.renew(id, key.get(), secret));
          return new MachineOutcome.Made(id, secret);
        });
  }

  /**
   * Makes a client nobody from the next request on, whether or not Keycloak answers: what is left
   * there then can take tokens that count for nothing.
   */
  public MachineOutcome revoke(Actor actor, MachineId id) {
    access.require(actor, ASSIGN_ROLES);
    Optional<RegistrationKey> key = records.keyOf(actor.organization(), id);
    if (key.isEmpty() || !records.revoke(actor, id)) {
      return new MachineOutcome.Gone();
    }
    try {
      registry.ifPresent(keycloak -> keycloak.remove(id, key.get()));
    } catch (Away away) {
      LOG.warn("{} is revoked, but still registered: {}", id, away.getMessage());
    }
    return new MachineOutcome.Revoked();
  }

  /** Who a client is, for the front door that has checked its token; empty for nobody. */
  public Optional<MachineAtWork> atWork(String clientId) {
    return MachineId.parse(clientId).flatMap(records::atWork);
  }

  private MachineOutcome asking(Function<MachineRegistry, MachineOutcome> step) {
    try {
      return registry.map(step).orElseGet(MachineOutcome.KeycloakAway::new);
    } catch (Away away) {
      LOG.warn("A machine client could not be changed: {}", away.getMessage());
      return new MachineOutcome.KeycloakAway();
    }
  }
}
