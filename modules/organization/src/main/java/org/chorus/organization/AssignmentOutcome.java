package org.chorus.organization;

/** What became of giving somebody a role. */
public sealed interface AssignmentOutcome {

  /** The colleague holds it from the next request on. */
  record Given() implements AssignmentOutcome {}

  /** The colleague holds the same already; to change its end, revoke it first. */
  record AlreadyHeld() implements AssignmentOutcome {}

  /** Nobody of that subject is a Member of the Organization at this moment. */
  record NotAMember() implements AssignmentOutcome {}

  /** The end is not in the future. */
  record EndsBeforeItBegins() implements AssignmentOutcome {}

  /**
   * Not an administrator's of one Organization to give: the platform's role, a convener's, one for
   * a Campaign that the Organization does not take part in, or for one Campaign where the role is
   * not held so.
   */
  record BeyondReach() implements AssignmentOutcome {}
}
