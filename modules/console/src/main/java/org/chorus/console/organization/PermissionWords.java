package org.chorus.console.organization;

import org.chorus.access.Permission;

/** What a permission lets a person do, as the end of a sentence that begins with "May". */
public final class PermissionWords {

  private PermissionWords() {}

  public static String of(Permission permission) {
    return switch (permission) {
      case DESCRIBE_ORGANIZATION -> "describe and brand the organization";
      case LOOK_AFTER_MAIL -> "see how mail fares and say who is written to again";
      case ASSIGN_ROLES -> "give and take roles";
      case READ_AUDIT -> "read the organization's activity";
      case FOUND_COALITION -> "found coalitions";
      case ANSWER_INVITATION -> "answer invitations and accept terms";
      case LEAVE_COALITION -> "take the organization out of a coalition";
      case INVITE -> "invite partners";
      case SUSPEND -> "suspend and reinstate partners";
      case HAND_OVER -> "let another partner convene";
      case PROPOSE_TERMS -> "propose terms";
      case DESCRIBE_COALITION -> "change how the common pages look";
      case CREATE_CAMPAIGN -> "create campaigns and write their common page";
      case PUBLISH -> "publish what is approved";
      case WRITE_PAGE -> "write the organization's page";
      case APPROVE -> "approve campaigns and pages";
      case READ_NUMBERS -> "see numbers";
      case EXPORT_CONTACTS -> "download the contacts who agreed";
      case MODERATE -> "review suspicious signatures";
      case MANAGE_ORGANIZATIONS -> "see, end and reinstate organizations";
      case MANAGE_IDENTITY_PROVIDERS -> "set up how organizations log in";
      case LOOK_AFTER_PLATFORM_MAIL -> "see how all mail of the installation fares";
      case ASSIGN_PLATFORM_ROLES -> "make others platform administrators";
      case READ_PLATFORM_AUDIT -> "read the activity of all organizations";
      case FLIP_SWITCHES -> "stop signing, mail, counters or the whole site";
    };
  }
}
