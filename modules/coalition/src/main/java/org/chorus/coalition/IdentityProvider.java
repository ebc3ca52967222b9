package org.chorus.coalition;

import java.io.Serial;
import java.util.Optional;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;

/**
 * Whoever keeps the people and knows to which Organizations they belong, as far as Chorus has it do
 * something. Implemented by the adapter; every method throws {@link Away} when it does not answer
 * or cannot do what is asked.
 */
public interface IdentityProvider {

  /**
   * The Organization that was created for an invitation, if one was; also by an attempt that
   * failed.
   */
  Optional<Slug> createdFor(InvitationId invitation);

  /** Creates an Organization without members, and notes for which invitation. */
  CreateOutcome create(NewOrganization organization, InvitationId invitation);

  /**
   * Has whoever reads the address invited to become a member of the Organization: the provider
   * mails them a way to an account. Whoever is a member or invited already gets no second mail.
   */
  void invite(InvitationId createdFor, EmailAddress address);

  /** What became of creating one. */
  enum CreateOutcome {
    CREATED,
    /** Another Organization has this alias or this name. */
    TAKEN
  }

  /** It does not answer, or not as it should: try again later. */
  final class Away extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    public Away(String what) {
      super(what);
    }

    public Away(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
