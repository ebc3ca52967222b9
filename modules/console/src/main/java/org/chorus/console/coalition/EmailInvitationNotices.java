package org.chorus.console.coalition;

import java.util.Optional;
import org.chorus.coalition.EmailInvitationOutcome;
import org.chorus.coalition.EmailInvitations;
import org.chorus.console.look.Notice;
import org.chorus.console.look.Reader;

/** What a step with an invitation by email came to, in words. */
final class EmailInvitationNotices {

  private EmailInvitationNotices() {}

  static void tell(EmailInvitationOutcome outcome) {
    problem(outcome).ifPresentOrElse(Notice::problem, () -> Notice.done(done(outcome)));
  }

  /** Empty when it did what was asked for. */
  static Optional<String> problem(EmailInvitationOutcome outcome) {
    return switch (outcome) {
      case EmailInvitationOutcome.Sent _,
          EmailInvitationOutcome.SentAgain _,
          EmailInvitationOutcome.Revoked _ ->
          Optional.empty();
      case EmailInvitationOutcome.SentJustNow(var again) ->
          Optional.of(
              "A mail went there a moment ago. You can send another one from "
                  + Reader.current().moment(again)
                  + " on.");
      case EmailInvitationOutcome.NotAnAddress() ->
          Optional.of("Enter one email address, such as name@example.org.");
      case EmailInvitationOutcome.NameTooLong() ->
          Optional.of("Shorten the name to " + EmailInvitations.MAX_NAME + " characters.");
      case EmailInvitationOutcome.AlreadySeated(var organization, var state) ->
          Optional.of(
              "Somebody of "
                  + organization
                  + switch (state) {
                    case ACTIVE -> ", which is a partner already.";
                    case SUSPENDED -> ", which is suspended. Reinstate it instead.";
                    case INVITED -> ", which is invited already.";
                    case EXPIRED, LEFT, DECLINED, REVOKED -> ". Invite that organization instead.";
                  });
      case EmailInvitationOutcome.TooManyOpen() ->
          Optional.of(
              EmailInvitations.MAX_OPEN
                  + " invitations by email are open, which is the most. Take some back first.");
      case EmailInvitationOutcome.NotOpen() ->
          Optional.of("This invitation was taken up or taken back meanwhile. Nothing was changed.");
    };
  }

  static String done(EmailInvitationOutcome outcome) {
    return switch (outcome) {
      case EmailInvitationOutcome.SentAgain _ ->
          "A mail with a new link goes out. The link before opens nothing any more.";
      case EmailInvitationOutcome.Revoked _ ->
          "The invitation is taken back, its address forgotten.";
      case EmailInvitationOutcome.Sent _,
          EmailInvitationOutcome.SentJustNow _,
          EmailInvitationOutcome.NotAnAddress _,
          EmailInvitationOutcome.NameTooLong _,
          EmailInvitationOutcome.AlreadySeated _,
          EmailInvitationOutcome.TooManyOpen _,
          EmailInvitationOutcome.NotOpen _ ->
          "A mail with a link goes out. It can be followed for 30 days.";
    };
  }
}
