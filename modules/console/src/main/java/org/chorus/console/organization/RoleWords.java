package org.chorus.console.organization;

import org.chorus.access.Role;

/** What a role lets a person do, in words for those who give it. */
final class RoleWords {

  private RoleWords() {}

  static String of(Role role) {
    return switch (role) {
      case PLATFORM_ADMINISTRATOR ->
          "Runs this installation: its organizations, and how their people log in. Sees no supporter"
              + " and no coalition.";
      case CONVENER ->
          "Runs one coalition: invites and suspends partners, proposes terms, creates campaigns and"
              + " publishes them, sets the common page's look.";
      case ORGANIZATION_ADMINISTRATOR ->
          "Gives roles to colleagues, describes and brands the organization, founds coalitions, answers"
              + " invitations, reads the activity. Convenes where the organization convenes.";
      case APPROVER -> "Accepts terms and approves campaigns in the organization's name.";
      case CAMPAIGNER -> "Writes the organization's pages.";
      case DATA_STEWARD ->
          "Downloads the contact data of people who agreed to hear from the organization.";
      case ANALYST -> "Sees numbers, and nothing about any person.";
    };
  }
}
