package org.chorus.organization;

import java.util.List;
import java.util.Optional;
import org.chorus.kernel.EmailAddress;
import org.chorus.kernel.Slug;

/**
 * Where invitations to Organizations are kept and mailed. Implemented by the adapter; methods throw
 * {@link Away} when it does not answer. None touches an invitation of another Organization,
 * whatever id it is given.
 */
public interface InvitationDesk {

  /** The newest 500 at most. */
  List<MemberInvitation> list(Slug organization);

  /** Mails somebody a way to an account, or, who has one, a way into the Organization. */
  InviteOutcome invite(Slug organization, EmailAddress address, String firstName, String lastName);

  /** Sends it once more, with a new link; the one before is dead. Empty when there is none. */
  Optional<MemberInvitation> resend(Slug organization, String id);

  /** Makes the link worthless. Empty when there is none. */
  Optional<MemberInvitation> revoke(Slug organization, String id);

  /** What became of inviting. */
  enum InviteOutcome {
    INVITED,
    /** A member already, or invited already. */
    KNOWN,
    /** The mail could not be sent; there is no invitation. */
    NOT_SENT
  }
}
