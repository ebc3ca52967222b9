package org.chorus.organization;

/** What became of an assignment of roles. */
public sealed interface RolesOutcome {

  /** The colleague holds exactly the wanted roles. */
  record Assigned() implements RolesOutcome {}

  /** Nobody of that subject is a Member of the Organization at this moment. */
  record NotAMember() implements RolesOutcome {}

  /** An Organization keeps at least one administrator: make somebody else one first. */
  record LastAdministrator() implements RolesOutcome {}
}
