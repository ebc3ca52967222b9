package org.chorus.kernel;

/**
 * A member of staff at work for one Organization. Every service method that is not for the public
 * takes an Actor first. Holding one proves a login and a membership, nothing more: what the person
 * may do is a question for {@code Access}.
 *
 * @param name how the person is shown to colleagues
 * @param organization the Organization that the person acts for in this request
 */
public record Actor(Subject subject, String name, OrganizationId organization) {

  /** Leaves out the name: an Actor may reach a log. */
  @Override
  public String toString() {
    return "Actor[" + subject + " for " + organization + "]";
  }
}
