package org.chorus.organization;

/** What became of giving or taking the role that administers the platform. */
public sealed interface PlatformRoleOutcome {

  /** It is as wanted, from now on or since before. */
  record Done() implements PlatformRoleOutcome {}

  /** Nobody of that subject is a Member of the operating Organization at this moment. */
  record NotAMember() implements PlatformRoleOutcome {}

  /** The platform keeps at least one administrator: make somebody else one first. */
  record LastAdministrator() implements PlatformRoleOutcome {}
}
