package org.chorus.organization;

/** What became of letting a group bring a role. */
public sealed interface GroupRoleOutcome {

  /** It is as wanted, from now on or since before. */
  record Done() implements GroupRoleOutcome {}

  /** A path begins with a slash, names at least one group and has at most 255 characters. */
  record NoPath() implements GroupRoleOutcome {}

  /** The role is not held in a whole Organization, so that no group can bring it. */
  record BeyondReach() implements GroupRoleOutcome {}
}
