package org.chorus.organization.machine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorus.access.Role;

/**
 * A program that acts for an Organization over the API, as it stands at this moment.
 *
 * @param roles what it may do; none once it has ended
 * @param madeBy the name of whoever made it, as it was then
 * @param lastUsedOn the day in UTC; empty when it never came
 */
public record MachineClient(
    MachineId id,
    String name,
    List<Role> roles,
    String madeBy,
    Instant madeAt,
    Instant until,
    Optional<Instant> renewedAt,
    Optional<LocalDate> lastUsedOn) {

  public boolean hasEnded(Instant now) {
    return !until.isAfter(now);
  }
}
