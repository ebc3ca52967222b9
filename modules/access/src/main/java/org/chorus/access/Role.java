package org.chorus.access;

import static org.chorus.access.Permission.ANSWER_INVITATION;
import static org.chorus.access.Permission.APPROVE;
import static org.chorus.access.Permission.ASSIGN_PLATFORM_ROLES;
import static org.chorus.access.Permission.ASSIGN_ROLES;
import static org.chorus.access.Permission.CREATE_CAMPAIGN;
import static org.chorus.access.Permission.DESCRIBE_COALITION;
import static org.chorus.access.Permission.DESCRIBE_ORGANIZATION;
import static org.chorus.access.Permission.EXPORT_CONTACTS;
import static org.chorus.access.Permission.FLIP_SWITCHES;
import static org.chorus.access.Permission.FOUND_COALITION;
import static org.chorus.access.Permission.HAND_OVER;
import static org.chorus.access.Permission.INVITE;
import static org.chorus.access.Permission.LEAVE_COALITION;
import static org.chorus.access.Permission.LOOK_AFTER_MAIL;
import static org.chorus.access.Permission.LOOK_AFTER_PLATFORM_MAIL;
import static org.chorus.access.Permission.MANAGE_IDENTITY_PROVIDERS;
import static org.chorus.access.Permission.MANAGE_ORGANIZATIONS;
import static org.chorus.access.Permission.MODERATE;
import static org.chorus.access.Permission.PROPOSE_TERMS;
import static org.chorus.access.Permission.PUBLISH;
import static org.chorus.access.Permission.READ_AUDIT;
import static org.chorus.access.Permission.READ_NUMBERS;
import static org.chorus.access.Permission.READ_PLATFORM_AUDIT;
import static org.chorus.access.Permission.SUSPEND;
import static org.chorus.access.Permission.WRITE_PAGE;

import java.util.EnumSet;
import java.util.Set;

/** A named bundle of permissions that a person holds in one Organization. */
public enum Role {
  /**
   * Runs the installation: its Organizations, how their people log in, and what stands still for
   * everybody. Held by members of the operating Organization, and worth nothing elsewhere. No way
   * to personal data, to Coalitions or to what Campaigns have not published.
   */
  PLATFORM_ADMINISTRATOR(
      "Platform administrator",
      MANAGE_ORGANIZATIONS,
      MANAGE_IDENTITY_PROVIDERS,
      LOOK_AFTER_PLATFORM_MAIL,
      ASSIGN_PLATFORM_ROLES,
      READ_PLATFORM_AUDIT,
      FLIP_SWITCHES),
  /**
   * Runs one Coalition. Held for that Coalition only, and only as long as the Organization's Seat
   * convenes.
   */
  CONVENER(
      "Convener",
      INVITE,
      SUSPEND,
      HAND_OVER,
      PROPOSE_TERMS,
      DESCRIBE_COALITION,
      CREATE_CAMPAIGN,
      PUBLISH,
      READ_NUMBERS),
  /**
   * Runs the Organization: its people, its profile, its Coalitions. Where its Seat convenes, that
   * includes what a convener may.
   */
  ORGANIZATION_ADMINISTRATOR(
      "Administrator",
      DESCRIBE_ORGANIZATION,
      LOOK_AFTER_MAIL,
      ASSIGN_ROLES,
      READ_AUDIT,
      FOUND_COALITION,
      ANSWER_INVITATION,
      LEAVE_COALITION,
      READ_NUMBERS),
  /** Speaks for the Organization: Terms, Campaigns, pages. */
  APPROVER("Approver", ANSWER_INVITATION, LEAVE_COALITION, APPROVE, READ_NUMBERS),
  /** Writes the Organization's pages. */
  CAMPAIGNER("Campaigner", WRITE_PAGE, READ_NUMBERS),
  /** Handles the personal data that was granted to the Organization. */
  DATA_STEWARD("Data steward", EXPORT_CONTACTS, LOOK_AFTER_MAIL, READ_NUMBERS),
  /** Reviews suspicious signatures. Held for one Campaign only. */
  MODERATOR("Moderator", MODERATE, READ_NUMBERS),
  /** Sees numbers, and no person behind them. */
  ANALYST("Analyst", READ_NUMBERS);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // copied, and never changed
  private final Set<Permission> permissions;

  Role(String title, Permission first, Permission... more) {
    this.title = title;
    this.permissions = Set.copyOf(EnumSet.of(first, more));
  }

  /** As people are told of it. */
  public String title() {
    return title;
  }

  boolean allows(Permission permission) {
    return permissions.contains(permission);
  }

  Set<Permission> permissions() {
    return permissions;
  }

  /** Whether it lets somebody do this in a Coalition in which the Organization has a Seat. */
  boolean allows(Permission permission, boolean seatConvenes) {
    return switch (this) {
      case CONVENER -> seatConvenes && allows(permission);
      case ORGANIZATION_ADMINISTRATOR ->
          allows(permission) || (seatConvenes && CONVENER.allows(permission));
      case PLATFORM_ADMINISTRATOR -> false;
      case APPROVER, CAMPAIGNER, DATA_STEWARD, MODERATOR, ANALYST -> allows(permission);
    };
  }

  /** Whether the role can be held in an Organization as a whole. */
  public boolean isOrganizationWide() {
    return switch (this) {
      case PLATFORM_ADMINISTRATOR, CONVENER, MODERATOR -> false;
      case ORGANIZATION_ADMINISTRATOR, APPROVER, CAMPAIGNER, DATA_STEWARD, ANALYST -> true;
    };
  }

  /** Whether the role can be held for one Campaign only. */
  public boolean isForOneCampaign() {
    return switch (this) {
      case CAMPAIGNER, MODERATOR, ANALYST -> true;
      case PLATFORM_ADMINISTRATOR, CONVENER, ORGANIZATION_ADMINISTRATOR, APPROVER, DATA_STEWARD ->
          false;
    };
  }
}
