package org.chorus.app.matrix;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chorus.kernel.Actor;

/**
 * Somebody who holds one thing and nothing else, and what that entitles to, worked out from what is
 * written here: neither from the house's roles nor from its database.
 *
 * @param column what heads the persona's column
 * @param who in words
 * @param isMember of the Organization that it acts for, at this moment, while that has not ended
 */
record Persona(
    String column, String who, Actor actor, boolean isMember, Seat seat, Set<Held> held) {

  /** What each role permits: the table of the design, written out a second time on purpose. */
  static final Map<String, Set<String>> PERMITTED =
      read(
          """
          PLATFORM_ADMINISTRATOR: MANAGE_ORGANIZATIONS MANAGE_IDENTITY_PROVIDERS
          PLATFORM_ADMINISTRATOR: ASSIGN_PLATFORM_ROLES READ_PLATFORM_AUDIT
          PLATFORM_ADMINISTRATOR: LOOK_AFTER_PLATFORM_MAIL FLIP_SWITCHES
          CONVENER: INVITE SUSPEND HAND_OVER PROPOSE_TERMS DESCRIBE_COALITION
          CONVENER: CREATE_CAMPAIGN PUBLISH READ_NUMBERS
          ORGANIZATION_ADMINISTRATOR: DESCRIBE_ORGANIZATION ASSIGN_ROLES READ_AUDIT
          ORGANIZATION_ADMINISTRATOR: FOUND_COALITION ANSWER_INVITATION LEAVE_COALITION
          ORGANIZATION_ADMINISTRATOR: READ_NUMBERS LOOK_AFTER_MAIL
          APPROVER: ANSWER_INVITATION LEAVE_COALITION APPROVE READ_NUMBERS
          CAMPAIGNER: WRITE_PAGE READ_NUMBERS
          DATA_STEWARD: EXPORT_CONTACTS READ_NUMBERS LOOK_AFTER_MAIL
          MODERATOR: MODERATE READ_NUMBERS
          ANALYST: READ_NUMBERS
          """);

  /** The place of its Organization in the Coalition. */
  enum Seat {
    NONE,
    SUSPENDED,
    ACTIVE,
    CONVENING
  }

  /** Where a role was given. */
  enum Where {
    ORGANIZATION,
    COALITION,
    CAMPAIGN,
    ANOTHER_CAMPAIGN
  }

  /** A role, and where it was given. */
  record Held(String role, Where where) {}

  boolean hasActiveSeat() {
    return isMember && (seat == Seat.ACTIVE || seat == Seat.CONVENING);
  }

  /** In the Organization, or for the platform. */
  boolean may(String permission) {
    return isMember
        && held.stream()
            .filter(grant -> grant.where() == Where.ORGANIZATION)
            .anyMatch(grant -> permits(grant.role(), permission));
  }

  boolean mayInCoalition(String permission) {
    return hasActiveSeat()
        && held.stream()
            .filter(
                grant -> grant.where() == Where.ORGANIZATION || grant.where() == Where.COALITION)
            .anyMatch(grant -> permitsAtTheSeat(grant.role(), permission));
  }

  boolean mayInCampaign(String permission) {
    return mayInCoalition(permission)
        || (hasActiveSeat()
            && held.stream()
                .filter(grant -> grant.where() == Where.CAMPAIGN)
                .anyMatch(grant -> permits(grant.role(), permission)));
  }

  /** Whoever administers an Organization that convenes is a convener too. */
  private boolean permitsAtTheSeat(String role, String permission) {
    return switch (role) {
      case "PLATFORM_ADMINISTRATOR" -> false;
      case "CONVENER" -> seat == Seat.CONVENING && permits(role, permission);
      case "ORGANIZATION_ADMINISTRATOR" ->
          permits(role, permission) || (seat == Seat.CONVENING && permits("CONVENER", permission));
      default -> permits(role, permission);
    };
  }

  private static boolean permits(String role, String permission) {
    return PERMITTED.getOrDefault(role, Set.of()).contains(permission);
  }

  private static Map<String, Set<String>> read(String table) {
    Map<String, Set<String>> permitted = new TreeMap<>();
    table
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(
            line ->
                permitted
                    .computeIfAbsent(line[0], first -> new TreeSet<>())
                    .addAll(Set.of(line[1].split(" ", -1))));
    return permitted;
  }
}
